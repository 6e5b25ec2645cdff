package io.alluvium.learning.consolidation;

import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.plug.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Memory aware synapses (Aljundi et al. 2018): what the output depends on is held, whatever the true tokens are. At a
 * boundary {@code omega = mean over windows of |gradient of the mean squared logit|}, averaged with what came before,
 * {@code Omega <- decay Omega + (1 - decay) omega}; afterwards {@code weight * sum_i Omega_i (student_i - anchor_i)^2}. The
 * paper sums the squares where this takes their mean over the vocabulary, which only divides the weight. The windows are
 * remembered ones, so a recipe needs a memory, though it need not replay it.
 */
final class MemoryAwareSynapses implements Consolidation {

    private final Config config;

    MemoryAwareSynapses(Config config) {
        this.config = config;
    }

    @Override
    public Anchor measure(@Nullable Anchor before, float[] served, MemoryGradient losses, MemoryGradient logits) {
        float[] found = new float[served.length];
        int measured = 0;
        for (int window = 0; window < config.windows(); window++) {
            float[] gradient = logits.mean(1);
            for (int i = 0; gradient != null && i < found.length; i++) {
                found[i] += Math.abs(gradient[i]);
            }
            measured += gradient == null ? 0 : 1;
        }
        double kept = before == null ? 0 : config.decay();
        float[] importance = new float[served.length];
        for (int i = 0; i < importance.length; i++) {
            double past = before == null ? 0 : before.importance()[i];
            importance[i] = (float) (kept * past + (1 - kept) * found[i] / Math.max(1, measured));
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
