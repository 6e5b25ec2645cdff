package io.alluvium.learning.cache;

import io.alluvium.learning.plug.Checks;
import java.util.List;

/**
 * A unigram and bigram cache (Kuhn and De Mori 1990; Jelinek et al. 1991):
 *
 * <pre>
 * p(w | v) = (1 - share) p_model(w) + share (pairShare c(v, w) / c(v) + (1 - pairShare) c(w) / c)
 * </pre>
 *
 * <p>over decayed counts c of the text learned last; after a v that is not in it the unigram speaks for both. It costs no
 * training, and on a stream it is hard to beat. The text that is being predicted does not count: the model has read its
 * beginning itself.
 */
final class NgramCache implements TokenCache {

    private final Config config;

    NgramCache(Config config) {
        this.config = config;
    }

    @Override
    public int tokens() {
        return config.tokens();
    }

    @Override
    public Mixture over(List<int[]> learned) {
        return new NgramCounts(learned, config.decay()).mixture(config.share(), config.pairShare());
    }

    /**
     * {@code share} of the cache in the whole and {@code pairShare} of pairs in the cache; {@code decay}: how much a target
     * counts beside the next newer one; {@code tokens}: targets kept.
     */
    record Config(double share, double pairShare, double decay, int tokens) {
        Config {
            Checks.between("share", share, 0, 0.999);
            Checks.between("pairShare", pairShare, 0, 1);
            Checks.positive("decay", decay);
            Checks.between("decay", decay, 0, 1);
            Checks.between("tokens", tokens, 1, 10_000_000);
        }
    }
}
