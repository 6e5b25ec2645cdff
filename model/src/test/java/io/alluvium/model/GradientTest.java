package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hand-written backward pass against central differences of the losses that the forward pass reports. */
class GradientTest {
    private static final double STEP = 1e-2;

    @TempDir
    static Path directory;

    private static Backbone backbone;

    @BeforeAll
    static void open() throws IOException {
        backbone = Backbone.open(
                TinyCheckpoint.write(directory), BackboneOptions.defaults().with(Precision.FP32));
    }

    @AfterAll
    static void close() {
        assertThat(backbone.idle()).isTrue();
        backbone.close();
    }

    @ParameterizedTest
    @EnumSource(PromptKind.class)
    void shouldFollowTheSlopeOfCrossEntropy(PromptKind kind) {
        // Given
        SoftPrompt prompt = random(kind, 3);
        TokenBatch batch = batch();
        float[][] weights = weights(batch);

        // When
        StepResult result = backbone.step(new StepRequest(prompt, batch, weights, null));

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
    @EnumSource(PromptKind.class)
    void shouldFollowTheSlopeOfDistillation(PromptKind kind) {
        // Given
        SoftPrompt prompt = random(kind, 5);
        TokenBatch batch = batch();
        float[][] none = weights(batch);
        Arrays.stream(none).forEach(row -> Arrays.fill(row, 0f));
        var distillation = new Distillation(
                List.of(random(kind, 6), random(kind, 7)), new int[] {0, 1, -1}, 0.7, 2.0, new TokenGate(false, 0));

        // When
        StepResult result = backbone.step(new StepRequest(prompt, batch, none, distillation));

        // Then
        assertThat(result.distilledTokens())
                .isEqualTo(batch.targets()[0].length + batch.targets()[1].length)
                .isEqualTo(result.gatedTokens());
        for (int i : sample(prompt)) {
            double above = backbone.step(new StepRequest(shifted(prompt, i, STEP), batch, none, distillation))
                    .distillation();
            double below = backbone.step(new StepRequest(shifted(prompt, i, -STEP), batch, none, distillation))
                    .distillation();
            double slope = 0.7 * (above - below) / (2 * STEP);
            assertThat((double) result.gradient()[i]).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @EnumSource(PromptKind.class)
    void shouldAgreeInBfloat16UpToRounding(PromptKind kind) throws IOException {
        // Given
        SoftPrompt prompt = random(kind, 9);
        StepRequest request = new StepRequest(prompt, batch(), weights(batch()), null);
        float[] exact = backbone.step(request).gradient();

        // When
        float[] rounded;
        try (Backbone half = Backbone.open(directory, BackboneOptions.defaults())) {
            rounded = half.step(request).gradient();
        }

        // Then
        assertThat(cosine(exact, rounded)).isGreaterThan(0.999);
    }

    private static double objective(SoftPrompt prompt, TokenBatch batch, float[][] weights) {
        float[][] losses = backbone.losses(batch, prompt);
        double sum = 0;
        for (int row = 0; row < losses.length; row++) {
            for (int i = 0; i < losses[row].length; i++) {
                sum += weights[row][i] * losses[row][i];
            }
        }
        return sum;
    }

    private static SoftPrompt random(PromptKind kind, long seed) {
        var shape = new PromptShape(kind, 4, 2, 2, 16);
        var random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SoftPrompt(shape, values);
    }

    private static SoftPrompt shifted(SoftPrompt prompt, int index, double by) {
        float[] values = prompt.values().clone();
        values[index] += (float) by;
        return new SoftPrompt(prompt.shape(), values);
    }

    private static TokenBatch batch() {
        return TokenBatch.of(
                List.of(new int[] {0, 12, 250, 31, 7, 99, 260, 5}, new int[] {0, 270, 14, 280, 3}, new int[] {
                    44, 290, 17, 61, 255, 2
                }));
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
