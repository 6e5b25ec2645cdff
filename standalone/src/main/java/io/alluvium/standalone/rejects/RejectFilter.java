package io.alluvium.standalone.rejects;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejects are wanted; an absent part wants all.
 *
 * @param domain the domain as ingest took it
 * @param reason the reason as a code, in any case
 * @param since refused then or later
 */
public record RejectFilter(
        @Nullable String domain,
        @Nullable String reason,
        @Nullable Instant since) {

    /** Whether a reject is wanted. */
    public boolean wants(Reject reject) {
        return (reason == null || reason.equalsIgnoreCase(reject.reason()))
                && (since == null || reject.rejectedAtMillis() >= since.toEpochMilli())
                && (domain == null || domain.equals(reject.domain()));
    }
}
