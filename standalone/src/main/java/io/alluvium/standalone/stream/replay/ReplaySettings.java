package io.alluvium.standalone.stream.replay;

/**
 * How is measured.
 *
 * @param window most target tokens of a window of a held-out document, for every recipe alike
 * @param probes times within a stage that the loss on a returning regime is measured
 */
public record ReplaySettings(int window, int probes) {

    /** Checks the numbers. */
    public ReplaySettings {
        if (window < 2 || probes < 1) {
            throw new IllegalArgumentException(
                    "--window must be at least 2 and --probes at least 1, but they are " + window + " and " + probes);
        }
    }
}
