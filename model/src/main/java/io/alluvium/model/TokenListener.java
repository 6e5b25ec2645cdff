package io.alluvium.model;

/** Hears of generated tokens as they come. */
@FunctionalInterface
public interface TokenListener {
    /** Takes the text that {@code token} added (it may be empty inside a multi-byte character); false stops. */
    boolean accept(String textDelta, int token);
}
