package io.alluvium.model;

import java.util.List;

/**
 * A text to continue.
 *
 * @param prompt its token ids; an empty text starts from the end-of-text token
 * @param maxTokens tokens to add at most
 * @param sampling how tokens are chosen
 * @param stop texts before which the generation ends
 */
public record GenerationRequest(int[] prompt, int maxTokens, Sampling sampling, List<String> stop) {
    /** Checks and copies. */
    public GenerationRequest {
        stop = List.copyOf(stop);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; ask for 1 at least");
        }
    }
}
