package io.alluvium.worker.predict;

import io.alluvium.model.Generation;

/**
 * One continuation.
 *
 * @param text the added text
 * @param reason why it ended
 * @param promptTokens tokens read, virtual tokens not counted
 * @param newTokens tokens added
 */
public record Choice(String text, Generation.FinishReason reason, int promptTokens, int newTokens) {}
