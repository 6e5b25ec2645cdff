package io.alluvium.worker.prompt;

/**
 * What an answer was made with, by name.
 *
 * @param domain the domain, or {@code base} for the frozen model alone
 * @param version the version's number; 0 for the frozen model alone
 * @param digest the version's identity; for the frozen model alone that of its weights
 */
public record ServedVersion(String domain, int version, String digest) {

    /** The frozen model alone. */
    static ServedVersion base(String weightsDigest) {
        return new ServedVersion(ModelName.BASE, 0, weightsDigest);
    }
}
