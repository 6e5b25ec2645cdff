package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;

/**
 * Prefix-tuning (Li and Liang 2021): trained keys and values stand before the text's own in every layer,
 * {@code K' = [Pk; K], V' = [Pv; V]}. The strongest soft prompt for small backbones; the table is trained directly,
 * without the paper's reparametrising network.
 */
final class PrefixTuner implements Tuner {

    private final Config config;

    PrefixTuner(Config config) {
        this.config = config;
    }

    @Override
    public PromptShape shape(Architecture backbone) {
        return PromptShape.prefix(config.length(), backbone);
    }

    /** {@code length}: virtual tokens. */
    record Config(int length) {
        Config {
            Checks.between("length", length, 1, 1024);
        }
    }
}
