package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.model.Backbone;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.Precision;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.StepRequest;
import io.alluvium.model.StepResult;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every family computes what the transformers library computes, and every tuner what PEFT computes. */
class ExactnessTest {
    private static final double RELATIVE = 1e-4;
    private static final double COSINE = 0.9999;

    /** What bfloat16 may cost on these models, whose weights are larger than any trained model's. */
    private static final double BF16_COSINE = 0.97;

    private static final double BF16_LOSS = 0.01;

    static final List<String> CASES = GoldenCase.ALL;
    static final List<String> WRITERS = CASES.stream()
            .filter(name -> !name.equals("bert") && !name.equals("roberta"))
            .toList();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("CASES")
    void shouldComputeTheLogitsOfTheFrozenModel(String name) {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder);

        // When
        try (Backbone backbone = golden.open(Precision.FP32)) {
            // Then
            requireLogits(golden, backbone, "", null);
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void shouldComputeWithAPromptAsPeftDoes(String name) {
        requireTuner(GoldenCase.read(name, folder), "prompt");
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void shouldComputeWithAPrefixAsPeftDoes(String name) {
        requireTuner(GoldenCase.read(name, folder), "prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "bert", "t5"})
    void shouldComputeWithLowRankPairsAsPeftDoes(String name) {
        requireTuner(GoldenCase.read(name, folder), "lora");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "bert", "t5"})
    void shouldComputeWithLowRankPairsOnEveryProductAsPeftDoes(String name) {
        requireTuner(GoldenCase.read(name, folder), "lora-all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama", "bert", "t5"})
    void shouldComputeWithTunedNormsAsPeftDoes(String name) {
        requireTuner(GoldenCase.read(name, folder), "ln");
    }

    @ParameterizedTest
    @CsvSource({"gpt2, houlsby", "gpt2, compacter", "llama, houlsby", "llama, compacter"})
    void shouldComputeWithBottlenecksAsTheirDefinitionReads(String name, String tuner) {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder);
        Map<String, TensorData> tensors = golden.tuner(tuner);
        int bottleneck = 4;

        try (Backbone backbone = golden.open(Precision.FP32)) {
            PromptShape shape = tuner.equals("houlsby")
                    ? TunerShapes.adapter(backbone.shape(), bottleneck)
                    : TunerShapes.compacter(backbone.shape(), bottleneck, 4);
            SoftPrompt prompt = new SoftPrompt(shape, GoldenGradient.joined(shape, tensors, ""));

            // When
            StepResult step = backbone.step(new StepRequest(prompt, golden.batch(), golden.weights(), null));

            // Then
            requireLogits(golden, backbone, tuner + "_", prompt);
            requireGradient(step, GoldenGradient.joined(shape, golden.tensors(), tuner + "_grad."));
        }
    }

    @ParameterizedTest
    @FieldSource("WRITERS")
    void shouldWriteTheSameTextTokenByToken(String name) {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder).neverEnding();

        try (Backbone backbone = golden.open(Precision.FP32)) {
            for (String tuner : List.of("", "prompt", "prefix")) {
                SoftPrompt prompt = tuner.isEmpty() ? null : golden.decode(tuner, backbone.shape());
                var request = new GenerationRequest(golden.list("start"), 64, Sampling.greedy(), List.of());

                // When
                int[] found;
                try (PreparedPrompt prepared = backbone.prepare(prompt)) {
                    found = backbone.generate(request, prepared, (text, token) -> true)
                            .tokens();
                }

                // Then
                assertThat(found)
                        .as("%s %s", name, tuner)
                        .containsExactly(golden.list(tuner.isEmpty() ? "greedy" : tuner + "_greedy"));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void shouldStayNearTheReferenceInBfloat16(String name) {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder);

        try (Backbone backbone = golden.open(Precision.BF16)) {
            for (String tuner : List.of("prompt", "prefix")) {
                SoftPrompt prompt = golden.decode(tuner, backbone.shape());

                // When
                StepResult step = backbone.step(new StepRequest(prompt, golden.batch(), golden.weights(), null));

                // Then
                float[] expected = golden.tensors().get(tuner + "_grad").values();
                assertThat(cosine(step.gradient(), expected))
                        .as("%s %s", name, tuner)
                        .isGreaterThan(BF16_COSINE);
                assertThat(step.crossEntropy())
                        .as("%s %s", name, tuner)
                        .isCloseTo(golden.settings().path(tuner + "_loss").asDouble(), within(BF16_LOSS));
            }
        }
    }

    private static void requireTuner(GoldenCase golden, String tuner) {
        try (Backbone backbone = golden.open(Precision.FP32)) {
            // When
            SoftPrompt prompt = golden.decode(tuner, backbone.shape());
            StepResult step = backbone.step(new StepRequest(prompt, golden.batch(), golden.weights(), null));

            // Then
            requireLogits(golden, backbone, tuner + "_", prompt);
            float[] expected = GoldenGradient.of(golden, tuner, prompt.shape(), backbone.shape());
            requireGradient(step, expected);
            assertThat(step.crossEntropy())
                    .isCloseTo(golden.settings().path(tuner + "_loss").asDouble(), within(1e-4));
        }
    }

    private static void requireGradient(StepResult step, float... expected) {
        assertThat(cosine(step.gradient(), expected)).isGreaterThan(COSINE);
        assertThat(norm(step.gradient()) / norm(expected)).isBetween(1 - 1e-3, 1 + 1e-3);
    }

    private static Percentage within(double relative) {
        return Percentage.withPercentage(100 * relative);
    }

    private static void requireLogits(
            GoldenCase golden, Backbone backbone, String prefix, @Nullable SoftPrompt prompt) {
        TokenBatch batch = golden.batch();
        float[][] found = backbone.logits(batch, prompt);
        float[][] losses = backbone.losses(batch, prompt);
        TensorData expected = golden.tensors().get(prefix + "logits");
        TensorData expectedLosses = golden.tensors().get(prefix + "losses");
        int rows = batch.rows();
        int width = batch.longest();
        int vocabulary = backbone.shape().vocabulary();
        int[] positions = golden.list("positions");
        int kept = (int) expected.shape()[1];
        int[] shown = Arrays.copyOfRange(positions, positions.length - kept, positions.length);
        float[][] weights = golden.weights();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < kept; i++) {
                float[] reference = Arrays.copyOfRange(
                        expected.values(), (row * kept + i) * vocabulary, (row * kept + i + 1) * vocabulary);
                assertThat(distance(found[row * width + shown[i]], reference))
                        .as("%s, row %d, place %d", golden, row, shown[i])
                        .isLessThan(RELATIVE);
            }
            for (int i = 0; i < width; i++) {
                if (weights[row][i] > 0) {
                    assertThat((double) losses[row][i])
                            .as("%s, loss of row %d, place %d", golden, row, i)
                            .isCloseTo(expectedLosses.values()[row * width + i], Offset.offset(1e-3));
                }
            }
        }
    }

    /** Largest difference over the largest number. */
    private static double distance(float[] found, float[] expected) {
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs(found[i] - expected[i]));
        }
        return apart / largest;
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
        }
        return dot / (norm(a) * norm(b));
    }

    private static double norm(float... a) {
        double sum = 0;
        for (float x : a) {
            sum += (double) x * x;
        }
        return Math.sqrt(sum);
    }
}
