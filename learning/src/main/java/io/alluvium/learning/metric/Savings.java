package io.alluvium.learning.metric;

import org.jspecify.annotations.Nullable;

/**
 * What is saved when a regime returns.
 *
 * @param first records until the old loss the first time
 * @param again records until the old loss when it returned, or all there were
 * @param reached whether the old loss was reached again
 * @param share the saved share; null where nothing had to be learned at first
 */
public record Savings(
        long first, long again, boolean reached, @Nullable Double share) {}
