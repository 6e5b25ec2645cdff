package io.alluvium.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.testkit.TinyBackbone;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptSimilarityTest {

    private static final List<int[]> WINDOWS = List.of(new int[] {1, 2, 3, 4, 5, 6, 7}, new int[] {8, 9, 10});

    @Test
    void shouldBeTheCosineFromZeroToOne() {
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 4, 3)).isCloseTo(24 / 25.0, within(1e-12));
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 6, 8)).isCloseTo(1, within(1e-12));
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, -3, -4)).isZero();
    }

    @Test
    void shouldBeNothingWhereAPromptDoesNothing() {
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 0, 0)).isZero();
    }

    @Test
    void shouldCompareWhatPromptsDoToHiddenStatesWithEachTextCountedAlike() {
        try (Backbone backbone =
                Backbone.open(TinyBackbone.directory(), new BackboneOptions(Precision.FP32, 1, "cpu"))) {
            // Given
            SoftPrompt one = prompt(backbone, 1);
            SoftPrompt other = prompt(backbone, 2);

            // When
            double similarity = PromptSimilarity.of(backbone, WINDOWS, one, other);

            // Then
            double expected = PromptSimilarity.cosine(effect(backbone, one), effect(backbone, other));
            assertThat(expected).isBetween(0.01, 0.99);
            assertThat(similarity).isCloseTo(expected, within(1e-4));
            assertThat(PromptSimilarity.of(backbone, WINDOWS, one, one)).isCloseTo(1, within(1e-9));
        }
    }

    /** Text by text, and each prompt against none. */
    private static double[] effect(Backbone backbone, SoftPrompt prompt) {
        double[] mean = new double[backbone.shape().width()];
        for (int[] window : WINDOWS) {
            double[] with = mean(backbone, window, prompt);
            double[] without = mean(backbone, window, null);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += (with[k] - without[k]) / WINDOWS.size();
            }
        }
        return mean;
    }

    private static double[] mean(Backbone backbone, int[] window, @Nullable SoftPrompt prompt) {
        float[][] states = backbone.states(TokenBatch.of(List.of(window)), prompt);
        double[] mean = new double[states[0].length];
        for (float[] state : states) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += state[k] / states.length;
            }
        }
        return mean;
    }

    private static SoftPrompt prompt(Backbone backbone, long seed) {
        PromptShape shape = PromptShape.prefix(2, backbone.shape());
        var random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SoftPrompt(shape, values);
    }
}
