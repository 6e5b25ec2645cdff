package io.alluvium.learning.metric;

import io.alluvium.model.Backbone;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores windows of n+1 tokens under a prompt. */
public final class WindowScorer {

    private WindowScorer() {}

    /** The summed loss of each window, in nats. */
    public static double[] sums(Backbone backbone, @Nullable SoftPrompt prompt, List<int[]> windows) {
        return sums(losses(backbone, prompt, windows));
    }

    /** Losses added up, window by window. */
    public static double[] sums(float[]... losses) {
        double[] sums = new double[losses.length];
        for (int row = 0; row < sums.length; row++) {
            for (float loss : losses[row]) {
                sums[row] += loss;
            }
        }
        return sums;
    }

    /** The loss of each target of each window, in nats. */
    public static float[][] losses(Backbone backbone, @Nullable SoftPrompt prompt, List<int[]> windows) {
        return windows.isEmpty() ? new float[0][] : backbone.losses(TokenBatch.of(windows), prompt);
    }
}
