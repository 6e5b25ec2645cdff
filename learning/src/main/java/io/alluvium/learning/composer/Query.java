package io.alluvium.learning.composer;

import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptKind;
import java.util.Arrays;

/**
 * What a text is about: the frozen model's own embeddings of its first tokens, pooled. Nothing is run for it.
 *
 * @param pooling how embeddings become one row
 * @param tokens tokens at a window's beginning that count; 0 for all that are read. What follows them is predicted without
 *     having been looked at
 */
public record Query(Pooling pooling, int tokens) {

    /** Asks nothing: every text is read with the same prompt. */
    public static final Query NONE = new Query(Pooling.NONE, 0);

    /** How embeddings become one row. */
    public enum Pooling {
        /** Not at all. */
        NONE,
        /** The mean over tokens. */
        MEAN,
        /** The largest number over tokens. */
        MAX
    }

    /** Whether it asks anything. */
    public boolean asks() {
        return pooling != Pooling.NONE;
    }

    /** The answer for a window of n+1 tokens, of which the first n are read. */
    public float[] of(Backbone backbone, int... window) {
        int read = window.length - 1;
        int counted = tokens == 0 ? read : Math.min(tokens, read);
        float[] embeddings = backbone.activations(PromptKind.PROMPT, Arrays.copyOf(window, counted));
        return pooled(embeddings, embeddings.length / counted);
    }

    /** Rows of that width, pooled into one. */
    float[] pooled(float[] rows, int width) {
        float[] one = Arrays.copyOf(rows, width);
        for (int i = width; i < rows.length; i++) {
            int at = i % width;
            one[at] = pooling == Pooling.MEAN ? one[at] + rows[i] : Math.max(one[at], rows[i]);
        }
        for (int at = 0; pooling == Pooling.MEAN && at < width; at++) {
            one[at] *= (float) width / rows.length;
        }
        return one;
    }
}
