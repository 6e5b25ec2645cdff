package io.alluvium.learning.metric;

import io.alluvium.model.Backbone;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to predict texts, as it stands at one moment. */
public interface Predictor {

    /** The summed loss of each window of n+1 tokens, in nats. */
    double[] sums(Backbone backbone, List<int[]> windows);

    /** A name that only predictors share which predict alike. */
    String fingerprint();

    /** The model under a prompt; null stands for the frozen model alone. */
    static Predictor of(@Nullable SoftPrompt prompt) {
        return new Predictor() {
            @Override
            public double[] sums(Backbone backbone, List<int[]> windows) {
                return WindowScorer.sums(backbone, prompt, windows);
            }

            @Override
            public String fingerprint() {
                return prompt == null ? "none" : Sha256.of(prompt.shape() + " " + Arrays.toString(prompt.values()));
            }
        };
    }
}
