package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TunerShapes;
import java.util.List;

/**
 * Low-rank adaptation (Hu et al. 2021): {@code W x + alpha / rank B A x} with a trained pair on some of the products. B
 * starts at zero, so training starts at the frozen model.
 */
final class LowRankTuner implements Tuner {

    private static final List<String> USUAL = List.of("qkv", "query", "value", "cross_query", "cross_value");

    private final Config config;

    LowRankTuner(Config config) {
        this.config = config;
    }

    @Override
    public PromptShape shape(Architecture backbone) {
        return TunerShapes.lowRank(
                backbone, config.sites().isEmpty() ? USUAL : config.sites(), config.rank(), config.alpha());
    }

    /**
     * {@code rank} r and {@code alpha}; {@code sites}: the products, by the last words of the programs' names; the
     * attention's queries and values (or all three in one) where the list is empty.
     */
    record Config(int rank, double alpha, List<String> sites) {
        Config {
            Checks.between("rank", rank, 1, 1024);
            Checks.positive("alpha", alpha);
            sites = List.copyOf(sites);
        }
    }
}
