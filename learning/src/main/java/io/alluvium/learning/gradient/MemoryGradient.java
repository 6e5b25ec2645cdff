package io.alluvium.learning.gradient;

import org.jspecify.annotations.Nullable;

/** Gradients of a mean over tokens of remembered text with respect to a prompt's numbers. */
@FunctionalInterface
public interface MemoryGradient {

    /** That of the mean over so many windows, drawn anew by each call; null while nothing is remembered. */
    float @Nullable [] mean(int windows);
}
