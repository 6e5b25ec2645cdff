package io.alluvium.learning.initializer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;

/** Normal numbers around zero. A baseline: it starts far from anything that the backbone has ever read. */
final class RandomInitializer implements PromptInitializer {

    private final Config config;

    RandomInitializer(Config config) {
        this.config = config;
    }

    @Override
    public SoftPrompt initial(Backbone backbone, PromptShape shape, SeededRandom random) {
        return FirstNumbers.of(
                shape, backbone, random, tensor -> FirstNumbers.normal(tensor.size(), config.scale(), random));
    }

    /** {@code scale}: standard deviation. */
    record Config(double scale) {
        Config {
            Checks.positive("scale", scale);
        }
    }
}
