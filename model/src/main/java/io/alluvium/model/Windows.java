package io.alluvium.model;

import io.alluvium.model.family.SpecialTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts documents into windows that fit the model. */
public final class Windows {
    private Windows() {}

    /**
     * Windows of at most {@code window + 1} tokens over {@code start, tokens..., end}. Neighbours overlap by one
     * token, so that every token of the document, and its end, is predicted exactly once.
     */
    public static List<int[]> cut(int[] tokens, SpecialTokens special, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window is " + window + "; it must be at least 1 token");
        }
        int[] framed = new int[tokens.length + 2];
        framed[0] = special.start();
        System.arraycopy(tokens, 0, framed, 1, tokens.length);
        framed[framed.length - 1] = special.end();
        List<int[]> windows = new ArrayList<>();
        for (int start = 0; start + 1 < framed.length; start += window) {
            windows.add(Arrays.copyOfRange(framed, start, Math.min(start + window + 1, framed.length)));
        }
        return windows;
    }
}
