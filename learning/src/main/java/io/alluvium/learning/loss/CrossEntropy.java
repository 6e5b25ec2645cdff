package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.teacher.Teachers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
        List<int[]> recalled = rows.recalled().stream().map(Recalled::tokens).toList();
        return new Objective(
                Stream.of(
                                BatchRows.weights(rows.fresh(), config.weight()),
                                BatchRows.weights(rows.remembered(), config.memoryWeight()),
                                BatchRows.weights(recalled, 0))
                        .flatMap(Arrays::stream)
                        .toArray(float[][]::new),
                null);
    }

    /** {@code weight}: of the new tokens' mean; {@code memoryWeight}: of the remembered tokens' mean. */
    record Config(double weight, double memoryWeight) {
        Config {
            Checks.atLeast("weight", weight, 0);
            Checks.atLeast("memoryWeight", memoryWeight, 0);
        }
    }
}
