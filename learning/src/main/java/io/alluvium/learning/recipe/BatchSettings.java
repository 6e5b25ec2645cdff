package io.alluvium.learning.recipe;

import io.alluvium.learning.plug.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * When a batch is full, by records and tokens and never by time.
 *
 * @param records records that fill a batch
 * @param tokens target tokens that fill a batch; also the most that one step takes from new text
 * @param window target tokens of a full window
 * @param updateTokens new target tokens that one gradient update takes, to the next whole window; a batch is cut into as
 *     many updates as that makes, and 0 makes one of the whole batch
 */
public record BatchSettings(int records, int tokens, int window, int updateTokens) {

    static final BatchSettings DEFAULTS = new BatchSettings(32, 2048, 128, 0);

    public BatchSettings {
        Checks.atLeast("batch.records", records, 1);
        Checks.atLeast("batch.window", window, 2);
        Checks.atLeast("batch.tokens (one window at least)", tokens, window);
        Checks.atLeast("batch.updateTokens", updateTokens, 0);
    }

    /** Cuts the windows of a batch, in their order, into the parts that one update each takes. */
    public List<List<int[]>> updates(List<int[]> windows) {
        if (updateTokens == 0) {
            return List.of(windows);
        }
        List<List<int[]>> parts = new ArrayList<>();
        List<int[]> part = new ArrayList<>();
        int taken = 0;
        for (int[] window : windows) {
            part.add(window);
            taken += window.length - 1;
            if (taken >= updateTokens) {
                parts.add(part);
                part = new ArrayList<>();
                taken = 0;
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
