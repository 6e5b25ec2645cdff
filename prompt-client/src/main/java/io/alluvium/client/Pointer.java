package io.alluvium.client;

/**
 * What an alias names, as a registry says or as it was kept.
 *
 * @param version the version
 * @param digest its digest
 * @param revision counts the moves of the alias; 0 where the registry does not count them
 */
record Pointer(int version, String digest, long revision) {

    /** Whether a node says this that has not read as far as the one that was asked before. */
    boolean olderThan(Pointer other) {
        return revision < other.revision;
    }

    boolean sameVersion(Pointer other) {
        return version == other.version && digest.equals(other.digest);
    }
}
