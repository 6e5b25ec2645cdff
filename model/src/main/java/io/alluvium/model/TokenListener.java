package io.alluvium.model;

/**
 * Hears of generated tokens as they come. What it hears may run into a stop text: {@link Generation#text} ends before it,
 * so who passes text on holds back what may begin one.
 */
@FunctionalInterface
public interface TokenListener {
    /** Takes the text that {@code token} added (it may be empty inside a multi-byte character); false stops. */
    boolean accept(String textDelta, int token);
}
