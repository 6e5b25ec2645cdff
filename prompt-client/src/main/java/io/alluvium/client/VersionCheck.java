package io.alluvium.client;

import java.nio.file.Path;

/**
 * What a version must meet, besides the digests of its files, which are always checked. This is where a program checks who
 * signed a version: the files lie in the directory as they will be used, and none of them is in use yet.
 */
@FunctionalInterface
public interface VersionCheck {

    /** Asks for nothing more. */
    VersionCheck NONE = (manifest, directory) -> {};

    /**
     * Returns if the version may be used.
     *
     * @throws VersionRefusedException if it may not; the last good one stays in use
     */
    void check(Manifest manifest, Path directory);
}
