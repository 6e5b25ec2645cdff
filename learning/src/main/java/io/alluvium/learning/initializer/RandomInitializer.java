package io.alluvium.learning.initializer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.PromptShape;
import io.alluvium.model.SoftPrompt;

/** Normal numbers around zero. A baseline: it starts far from anything that the backbone has ever read. */
final class RandomInitializer implements PromptInitializer {

    private final Config config;

    RandomInitializer(Config config) {
        this.config = config;
    }

    @Override
    public SoftPrompt initial(Backbone backbone, PromptShape shape, SeededRandom random) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (config.scale() * random.nextGaussian());
        }
        return new SoftPrompt(shape, values);
    }

    /** {@code scale}: standard deviation. */
    record Config(double scale) {
        Config {
            Checks.positive("scale", scale);
        }
    }
}
