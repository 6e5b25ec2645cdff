package io.alluvium.standalone.rejects;

import org.jspecify.annotations.Nullable;

/**
 * How rejects are offered again.
 *
 * @param newDomain the domain that they shall belong to; null leaves them where they were
 * @param again whether those that were offered again before are offered once more
 * @param dryRun whether nothing is sent, only said
 */
public record ReplayTerms(@Nullable String newDomain, boolean again, boolean dryRun) {}
