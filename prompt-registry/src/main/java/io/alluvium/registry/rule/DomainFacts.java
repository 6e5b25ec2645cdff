package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.VersionManifest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is settled about domains at the moment of a judgement; reading it changes nothing. */
public interface DomainFacts {

    /** Number of the newest published version, 0 where there is none. */
    int lastVersion(String domain);

    /** The published version of that number, or null. */
    @Nullable
    VersionManifest version(String domain, int version);

    /** The last accepted move of the alias, or null. */
    @Nullable
    AliasMove alias(String domain, String alias);

    /** The version that the alias names now, or null. */
    default @Nullable Integer aliasVersion(String domain, String alias) {
        AliasMove last = alias(domain, alias);
        return last == null ? null : Integer.valueOf(last.getToVersion());
    }

    /** The last accepted retirement of the version, or restoration; null where there was none. */
    @Nullable
    Retirement retirement(String domain, int version);

    /** The tags of the version by name. */
    Map<String, String> tags(String domain, int version);
}
