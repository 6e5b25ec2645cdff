package io.alluvium.learning.consolidation;

import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.plug.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Elastic weight consolidation (Kirkpatrick et al. 2017) with one running importance (Schwarz et al. 2018): at a boundary
 * {@code F <- decay F + mean over windows of (gradient of the window's mean loss)^2}, afterwards
 * {@code weight * sum_i F_i (student_i - anchor_i)^2}. The windows are remembered ones, so a recipe needs a memory, though
 * it need not replay it.
 */
final class ElasticWeights implements Consolidation {

    private final Config config;

    ElasticWeights(Config config) {
        this.config = config;
    }

    @Override
    public Anchor measure(@Nullable Anchor before, float[] served, MemoryGradient losses, MemoryGradient logits) {
        float[] importance = new float[served.length];
        for (int i = 0; before != null && i < importance.length; i++) {
            importance[i] = (float) (config.decay() * before.importance()[i]);
        }
        for (int window = 0; window < config.windows(); window++) {
            float[] gradient = losses.mean(1);
            for (int i = 0; gradient != null && i < importance.length; i++) {
                importance[i] += gradient[i] * gradient[i] / config.windows();
            }
        }
        return new Anchor(served, importance);
    }

    @Override
    public double weight() {
        return config.weight();
    }

    /** {@code weight}: of the penalty; {@code decay}: of older importance; {@code windows}: that importance is measured on. */
    record Config(double weight, double decay, int windows) {
        Config {
            Checks.atLeast("weight", weight, 0);
            Checks.between("decay", decay, 0, 1);
            Checks.between("windows", windows, 1, 100_000);
        }
    }
}
