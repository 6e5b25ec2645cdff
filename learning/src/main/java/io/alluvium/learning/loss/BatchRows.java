package io.alluvium.learning.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one update: new windows first, then remembered ones, then those recalled with what was made of them. A
 * window of n+1 tokens has n targets.
 */
public record BatchRows(List<int[]> fresh, List<int[]> remembered, List<Recalled> recalled) {

    public BatchRows {
        fresh = List.copyOf(fresh);
        remembered = List.copyOf(remembered);
        recalled = List.copyOf(recalled);
    }

    /** All windows in order. */
    public List<int[]> all() {
        List<int[]> all = new ArrayList<>(fresh);
        all.addAll(remembered);
        recalled.forEach(row -> all.add(row.tokens()));
        return all;
    }

    /** The same weight for each target token of these windows, so that all come to a total. */
    public static float[][] weights(List<int[]> windows, double total) {
        float each = (float) (total / Math.max(1, targets(windows)));
        return windows.stream()
                .map(window -> {
                    float[] row = new float[window.length - 1];
                    Arrays.fill(row, each);
                    return row;
                })
                .toArray(float[][]::new);
    }

    /** Target tokens of these windows. */
    public static long targets(List<int[]> windows) {
        return windows.stream().mapToLong(window -> window.length - 1L).sum();
    }
}
