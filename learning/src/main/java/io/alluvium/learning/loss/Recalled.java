package io.alluvium.learning.loss;

import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * A remembered window with what the student was when it was remembered.
 *
 * @param tokens n+1 tokens for n targets
 * @param then the student kept nearest before; null where none was
 */
public record Recalled(int[] tokens, @Nullable SoftPrompt then) {}
