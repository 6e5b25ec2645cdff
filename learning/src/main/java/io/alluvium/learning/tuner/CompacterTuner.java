package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TunerShapes;

/**
 * Compacter (Karimi Mahabadi et al. 2021): adapters whose matrices are sums of Kronecker products, of small rules that all
 * layers share and rank-one factors of their own.
 */
final class CompacterTuner implements Tuner {

    private final Config config;

    CompacterTuner(Config config) {
        this.config = config;
    }

    @Override
    public PromptShape shape(Architecture backbone) {
        return TunerShapes.compacter(backbone, config.bottleneck(), config.rules());
    }

    /** {@code bottleneck}: numbers between the two matrices; {@code rules} n divides it and the backbone's width. */
    record Config(int bottleneck, int rules) {
        Config {
            Checks.between("bottleneck", bottleneck, 1, 4096);
            Checks.between("rules", rules, 1, 64);
        }
    }
}
