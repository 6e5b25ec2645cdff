package io.alluvium.learning.initializer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;

/**
 * The backbone's own activations on frequent tokens (Lester et al. 2021, "sampled vocabulary"): the first prompt reads
 * like a beginning of text followed by common words, so training starts near the frozen model. Low token numbers are
 * the frequent ones, because a byte-pair vocabulary is built from the most frequent merges on.
 */
final class VocabularyInitializer implements PromptInitializer {

    private final Config config;

    VocabularyInitializer(Config config) {
        this.config = config;
    }

    @Override
    public SoftPrompt initial(Backbone backbone, PromptShape shape, SeededRandom random) {
        return FirstNumbers.of(shape, backbone, random, tensor -> chosen(backbone, shape, random));
    }

    private float[] chosen(Backbone backbone, PromptShape shape, SeededRandom random) {
        int choice = Math.min(config.frequent(), backbone.shape().vocabulary());
        int[] tokens = new int[shape.length()];
        tokens[0] = backbone.special().start();
        for (int i = 1; i < tokens.length; i++) {
            tokens[i] = random.nextInt(choice);
        }
        return backbone.activations(shape.kind(), tokens);
    }

    /** {@code frequent}: how many of the most frequent tokens to draw from. */
    record Config(int frequent) {
        Config {
            Checks.atLeast("frequent", frequent, 1);
        }
    }
}
