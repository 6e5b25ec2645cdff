package io.alluvium.learning.gradient;

import io.alluvium.learning.plug.Checks;

/**
 * Averaged gradient episodic memory, A-GEM (Chaudhry et al. 2019): a gradient g that would raise the loss of remembered
 * text, whose gradient is r, loses what points against it, {@code g - (g.r / r.r) r} where {@code g.r < 0}. The length is
 * kept below a largest one.
 */
final class AveragedGradient implements GradientRule {

    private final Config config;
    private final ClippedGradient clip;

    AveragedGradient(Config config) {
        this.config = config;
        this.clip = new ClippedGradient(new ClippedGradient.Config(config.norm()));
    }

    @Override
    public float[] adjust(float[] gradient, MemoryGradient memory) {
        float[] remembered = memory.mean(config.windows());
        if (remembered == null) {
            return clip.adjust(gradient, memory);
        }
        double along = dot(gradient, remembered);
        double length = dot(remembered, remembered);
        if (along >= 0 || length == 0) {
            return clip.adjust(gradient, memory);
        }
        float[] projected = new float[gradient.length];
        for (int i = 0; i < projected.length; i++) {
            projected[i] = (float) (gradient[i] - along / length * remembered[i]);
        }
        return clip.adjust(projected, memory);
    }

    private static double dot(float[] one, float... other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    /** {@code windows}: remembered windows that the gradient is compared with; {@code norm}: largest length kept. */
    record Config(int windows, double norm) {
        Config {
            Checks.between("windows", windows, 1, 100_000);
            Checks.positive("norm", norm);
        }
    }
}
