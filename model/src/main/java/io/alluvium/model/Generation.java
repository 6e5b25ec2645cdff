package io.alluvium.model;

/**
 * A finished continuation.
 *
 * @param text the added text, without the stop text
 * @param tokens the added token ids
 * @param reason why it ended
 * @param promptTokens tokens read, virtual tokens not counted
 */
public record Generation(String text, int[] tokens, FinishReason reason, int promptTokens) {
    /** Why a generation ended. */
    public enum FinishReason {
        /** The model ended the text, or a stop text appeared. */
        STOP,
        /** The limit of tokens or the context was reached. */
        LENGTH,
        /** The listener asked for it. */
        CANCELLED
    }
}
