package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.state.DetectorState;

/**
 * The Page-Hinkley test (Page 1954) on the rise of the loss, with a fading mean.
 *
 * <ol>
 *   <li>{@code mean} follows the loss: a plain average at first, then with weight {@code decay} on its past, because a
 *       learner's own loss falls as it learns and an average over its whole life would hide a jump.
 *   <li>{@code cumulative += loss - mean - delta}, with the mean from before this batch.
 *   <li>Drift when {@code cumulative} is more than {@code threshold} above its minimum and at least {@code minimum}
 *       batches were seen; then everything starts anew.
 * </ol>
 */
final class PageHinkley implements BoundaryPolicy {

    private final Config config;

    PageHinkley(Config config) {
        this.config = config;
    }

    @Override
    public Observation observe(Past past, SeenBatch batch) {
        DetectorState state = past.detector();
        double loss = batch.loss();
        if (!Double.isFinite(loss)) {
            return Observation.stay(state);
        }
        long observed = state.observed() + 1;
        double mean = state.observed() == 0 ? loss : state.mean();
        double cumulative = state.cumulative() + loss - mean - config.delta();
        double minimum = Math.min(state.minimum(), cumulative);
        if (observed > config.minimum() && cumulative - minimum > config.threshold()) {
            return Observation.boundary();
        }
        double weight = Math.max(1.0 / observed, 1 - config.decay());
        return Observation.stay(new DetectorState(observed, mean + weight * (loss - mean), cumulative, minimum));
    }

    /**
     * {@code delta}: rise per batch that is no drift, in nats; {@code threshold}: accumulated rise that is one;
     * {@code minimum}: batches before the first alarm; {@code decay}: weight of the mean's past.
     */
    record Config(double delta, double threshold, int minimum, double decay) {
        Config {
            Checks.atLeast("delta", delta, 0);
            Checks.positive("threshold", threshold);
            Checks.atLeast("minimum", minimum, 1);
            Checks.between("decay", decay, 0, 1);
        }
    }
}
