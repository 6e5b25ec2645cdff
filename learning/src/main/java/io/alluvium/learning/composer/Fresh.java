package io.alluvium.learning.composer;

import io.alluvium.learning.initializer.PromptInitializer;
import io.alluvium.learning.metric.WindowScorer;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;

/**
 * Where new numbers come from.
 *
 * @param backbone the frozen model
 * @param one the shape that the tuner gives a prompt
 * @param initializer the recipe's
 * @param random the domain's
 * @param windows text of the regime that begins; none when the learner is new
 */
public record Fresh(
        Backbone backbone, PromptShape one, PromptInitializer initializer, SeededRandom random, List<int[]> windows) {

    /** A new prompt. */
    float[] prompt() {
        return initializer.initial(backbone, one, random).values();
    }

    /** How badly a prompt's numbers predict the text of the regime that begins. */
    double loss(float... prompt) {
        return Arrays.stream(WindowScorer.sums(backbone, new SoftPrompt(one, prompt), windows))
                .sum();
    }
}
