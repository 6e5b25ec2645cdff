package io.alluvium.registry.hub;

import io.alluvium.registry.peft.DirectoryFile;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.VersionManifest;
import java.util.Map;

/**
 * A revision of a repository as it was found: a version with its files.
 *
 * @param repository the repository's name as the client wrote it
 * @param version the version
 * @param fixed whether the revision names this version for ever
 * @param files the files by name
 */
record Snapshot(String repository, VersionManifest version, boolean fixed, Map<String, DirectoryFile> files) {

    private static final int COMMIT_DIGITS = 40;

    /** The commit that stands for the version: the beginning of its digest, as long as Git's names are. */
    String commit() {
        return commit(version);
    }

    static String commit(VersionManifest version) {
        return version.getDigest().substring(0, COMMIT_DIGITS);
    }

    /** The file of that name. */
    DirectoryFile file(String name) {
        DirectoryFile file = files.get(name);
        if (file == null) {
            throw new RegistryException(
                    ProblemKind.UNKNOWN_FILE,
                    "Looking for file " + name + " of " + version.getDomain() + "@" + version.getVersion() + ": it has "
                            + files.keySet());
        }
        return file;
    }
}
