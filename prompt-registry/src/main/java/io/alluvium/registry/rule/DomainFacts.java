package io.alluvium.registry.rule;

import io.alluvium.schemas.VersionManifest;
import org.jspecify.annotations.Nullable;

/** What is settled about domains at the moment of a judgement; reading it changes nothing. */
public interface DomainFacts {

    /** Number of the newest published version, 0 where there is none. */
    int lastVersion(String domain);

    /** The published version of that number, or null. */
    @Nullable
    VersionManifest version(String domain, int version);

    /** The version that the alias names now, or null. */
    @Nullable
    Integer aliasVersion(String domain, String alias);
}
