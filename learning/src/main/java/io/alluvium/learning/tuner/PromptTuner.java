package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;

/**
 * Prompt tuning (Lester et al. 2021): trained embeddings stand before the text's own, {@code f([P; E(x)])}. A few
 * kilobytes per domain; weaker than a prefix on backbones below a billion weights.
 */
final class PromptTuner implements Tuner {

    private final Config config;

    PromptTuner(Config config) {
        this.config = config;
    }

    @Override
    public PromptShape shape(Architecture backbone) {
        return PromptShape.prompt(config.length(), backbone);
    }

    /** {@code length}: virtual tokens. */
    record Config(int length) {
        Config {
            Checks.between("length", length, 1, 1024);
        }
    }
}
