package io.alluvium.registry.judge;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;

/** One thing that the registry decided; each becomes one record of its log. */
public sealed interface Ruling {

    /**
     * A version is published from now on.
     *
     * @param manifest the version
     */
    record Published(VersionManifest manifest) implements Ruling {}

    /**
     * An alias names another version from now on.
     *
     * @param move the accepted wish
     * @param manifest the version that it names
     */
    record Moved(AliasMove move, VersionManifest manifest) implements Ruling {}

    /**
     * A wish, or the automatic wish that comes with a version, was refused.
     *
     * @param move the refused wish
     */
    record Refused(AliasMove move) implements Ruling {}
}
