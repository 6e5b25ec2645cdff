package io.alluvium.learning.gradient;

import io.alluvium.learning.plug.Checks;

/** Shortens a gradient to a largest length, {@code g * min(1, norm / |g|)} (Pascanu et al. 2013). */
final class ClippedGradient implements GradientRule {

    private final Config config;

    ClippedGradient(Config config) {
        this.config = config;
    }

    @Override
    public float[] adjust(float[] gradient, MemoryGradient memory) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double length = Math.sqrt(squares);
        if (length <= config.norm()) {
            return gradient;
        }
        float scale = (float) (config.norm() / length);
        float[] clipped = new float[gradient.length];
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = gradient[i] * scale;
        }
        return clipped;
    }

    /** {@code norm}: largest length kept. */
    record Config(double norm) {
        Config {
            Checks.positive("norm", norm);
        }
    }
}
