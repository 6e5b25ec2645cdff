package io.alluvium.registry.judge;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import org.apache.avro.specific.SpecificRecord;

/** One thing that the registry decided; each becomes one record of its log. */
public sealed interface Ruling {

    /** What the log keeps of it. */
    SpecificRecord fact();

    /**
     * A version is published from now on.
     *
     * @param fact the version
     */
    record Published(VersionManifest fact) implements Ruling {}

    /**
     * An alias names another version from now on, or is pinned or unpinned where it is.
     *
     * @param fact the accepted wish
     * @param manifest the version that it names
     */
    record Moved(AliasMove fact, VersionManifest manifest) implements Ruling {}

    /**
     * A version is retired, or back in use, from now on.
     *
     * @param fact the accepted wish
     */
    record Retired(Retirement fact) implements Ruling {}

    /**
     * A version has another tag from now on, or one less.
     *
     * @param fact the accepted wish
     */
    record Tagged(TagChange fact) implements Ruling {}

    /**
     * A wish, or the automatic wish that comes with a version, was refused.
     *
     * @param fact the refused wish
     */
    record Refused(SpecificRecord fact) implements Ruling {}
}
