package io.alluvium.learning.recipe;

import io.alluvium.learning.plug.Checks;

/**
 * When a batch is full, by records and tokens and never by time.
 *
 * @param records records that fill a batch
 * @param tokens target tokens that fill a batch; also the most that one update takes from new text
 * @param window target tokens of a full window
 */
public record BatchSettings(int records, int tokens, int window) {

    static final BatchSettings DEFAULTS = new BatchSettings(32, 2048, 128);

    public BatchSettings {
        Checks.atLeast("batch.records", records, 1);
        Checks.atLeast("batch.window", window, 2);
        Checks.atLeast("batch.tokens (one window at least)", tokens, window);
    }
}
