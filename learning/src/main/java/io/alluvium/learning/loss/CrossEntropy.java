package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.teacher.Teachers;
import java.util.Arrays;
import java.util.List;

/**
 * Next-token cross-entropy, {@code weight * mean over new tokens + memoryWeight * mean over remembered tokens}. With a
 * memory this is experience replay.
 */
final class CrossEntropy implements LossTerm {

    private final Config config;

    CrossEntropy(Config config) {
        this.config = config;
    }

    @Override
    public Objective part(BatchRows rows, Teachers teachers) {
        Objective part = Objective.only(rows, null);
        fill(part.weights(), 0, rows.fresh(), config.weight());
        fill(part.weights(), rows.fresh().size(), rows.remembered(), config.memoryWeight());
        return part;
    }

    private static void fill(float[][] weights, int from, List<int[]> windows, double weight) {
        float each = (float) (weight / Math.max(1, BatchRows.targets(windows)));
        for (int row = 0; row < windows.size(); row++) {
            Arrays.fill(weights[from + row], each);
        }
    }

    /** {@code weight}: of the new tokens' mean; {@code memoryWeight}: of the remembered tokens' mean. */
    record Config(double weight, double memoryWeight) {
        Config {
            Checks.atLeast("weight", weight, 0);
            Checks.atLeast("memoryWeight", memoryWeight, 0);
        }
    }
}
