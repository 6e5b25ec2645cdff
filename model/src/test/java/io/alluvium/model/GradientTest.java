package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hand-written backward pass against central differences of the losses that the forward pass reports. */
class GradientTest {
    private static final double STEP = 1e-2;

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldFollowTheSlopeOfCrossEntropy(PromptKind kind) {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(kind, 3);
        TokenBatch batch = SharedBackbone.batch();
        float[][] weights = weights(batch);

        // When
        StepResult result = HOST.get().step(new StepRequest(prompt, batch, weights, null));

        // Then
        for (int i : sample(prompt)) {
            double slope = (objective(shifted(prompt, i, STEP), batch, weights)
                            - objective(shifted(prompt, i, -STEP), batch, weights))
                    / (2 * STEP);
            assertThat((double) result.gradient()[i]).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
        }
        assertThat(result.crossEntropy()).isCloseTo(objective(prompt, batch, weights), within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldFollowTheSlopeOfDistillation(PromptKind kind) {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(kind, 5);
        TokenBatch batch = SharedBackbone.batch();
        float[][] none = weights(batch);
        Arrays.stream(none).forEach(row -> Arrays.fill(row, 0f));
        var distillation = new Distillation(
                List.of(SharedBackbone.prompt(kind, 6), SharedBackbone.prompt(kind, 7)),
                new int[] {0, 1, -1},
                0.7,
                new Distance.Divergence(2),
                TokenGate.OPEN);

        // When
        StepResult result = HOST.get().step(new StepRequest(prompt, batch, none, distillation));

        // Then
        assertThat(result.distilledTokens())
                .isEqualTo(batch.targets()[0].length + batch.targets()[1].length)
                .isEqualTo(result.gatedTokens());
        for (int i : sample(prompt)) {
            double above = HOST.get()
                    .step(new StepRequest(shifted(prompt, i, STEP), batch, none, distillation))
                    .distillation();
            double below = HOST.get()
                    .step(new StepRequest(shifted(prompt, i, -STEP), batch, none, distillation))
                    .distillation();
            double slope = 0.7 * (above - below) / (2 * STEP);
            assertThat((double) result.gradient()[i]).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldAgreeInBfloat16UpToRounding(PromptKind kind) {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(kind, 9);
        StepRequest request = new StepRequest(prompt, SharedBackbone.batch(), weights(SharedBackbone.batch()), null);
        float[] exact = HOST.get().step(request).gradient();

        // When
        float[] rounded;
        try (Backbone half = Backbone.open(HOST.directory(), TinyCheckpoint.EXACT.with(Precision.BF16))) {
            rounded = half.step(request).gradient();
        }

        // Then
        assertThat(cosine(exact, rounded)).isGreaterThan(0.999);
    }

    private static double objective(SoftPrompt prompt, TokenBatch batch, float[][] weights) {
        float[][] losses = HOST.get().losses(batch, prompt);
        double sum = 0;
        for (int row = 0; row < losses.length; row++) {
            for (int i = 0; i < losses[row].length; i++) {
                sum += weights[row][i] * losses[row][i];
            }
        }
        return sum;
    }

    private static SoftPrompt shifted(SoftPrompt prompt, int index, double by) {
        float[] values = prompt.values().clone();
        values[index] += (float) by;
        return new SoftPrompt(prompt.shape(), values);
    }

    private static float[][] weights(TokenBatch batch) {
        float[][] weights = new float[batch.rows()][];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = new float[batch.targets()[row].length];
            Arrays.fill(weights[row], row == 1 ? 0.25f : 0.1f);
        }
        return weights;
    }

    private static int[] sample(SoftPrompt prompt) {
        return new Random(1).ints(12, 0, prompt.values().length).toArray();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
