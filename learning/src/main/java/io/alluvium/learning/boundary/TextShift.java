package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.TextStatistics;

/**
 * Sees that the texts have changed, whether or not the loss rises: a prompt that serves the new texts as well as the old ones
 * hides a change from every test on losses.
 *
 * <ol>
 *   <li>A text is the mean of its tokens' embeddings, each weighted by {@code a / (a + share of the token in the domain)}
 *       (Arora et al. 2017), scaled to length 1.
 *   <li>The last {@code recent} texts are compared with all earlier ones of the regime: the mean over all dimensions of
 *       {@code (mean of recent - mean of earlier)^2 / variance of earlier}, over what chance alone would bring,
 *       {@code 1 / earlier + 1 / recent} (the diagonal two-sample test of Srivastava and Du 2008). It is near 1 while nothing
 *       changes.
 *   <li>Drift when it is above {@code threshold} and there were {@code minimum} earlier texts; then all texts are forgotten.
 * </ol>
 */
final class TextShift implements BoundaryPolicy {

    private final Config config;

    TextShift(Config config) {
        this.config = config;
    }

    @Override
    public Observation observe(Past past, SeenBatch batch) {
        TextStatistics known = past.texts();
        TextVectors vectors = new TextVectors(batch, known == null ? TextStatistics.START : known, config.smoothing());
        TextStatistics texts = vectors.statistics(config.recent());
        if (texts.earlier() >= config.minimum() && texts.shift() > config.threshold()) {
            return new Observation(DetectorState.START, texts.forgotten(), true);
        }
        return new Observation(past.detector().counted(), texts, false);
    }

    /**
     * {@code recent}: texts that are compared; {@code minimum}: earlier texts before the first alarm; {@code threshold}: how
     * many times chance is a drift; {@code smoothing}: a, the share of a token at which it counts half.
     */
    record Config(int recent, int minimum, double threshold, double smoothing) {
        Config {
            Checks.between("recent", recent, 2, 10_000);
            Checks.atLeast("minimum", minimum, 2);
            Checks.positive("threshold", threshold);
            Checks.positive("smoothing", smoothing);
        }
    }
}
