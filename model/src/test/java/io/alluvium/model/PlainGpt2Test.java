package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program's losses against those of GPT-2 written down plainly. */
class PlainGpt2Test {
    /** Rounding of 32-bit floats stays under a tenth of this; the exact GELU in place of the tanh one is far over it. */
    private static final double RELATIVE = 1e-5;

    /** The tiny shape with an epsilon that shows in the losses. */
    private static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 0.02);

    @TempDir
    private static Path directory;

    private static Backbone backbone;
    private static PlainGpt2 plain;

    @BeforeAll
    static void open() throws IOException {
        TinyCheckpoint.write(directory);
        SHAPE.write(directory.resolve("config.json"));
        SafetensorsWriter.write(directory.resolve("model.safetensors"), weights(), ElementType.F32);
        backbone = Backbone.open(directory, TinyCheckpoint.EXACT);
        plain = new PlainGpt2(directory);
    }

    @AfterAll
    static void close() {
        backbone.close();
    }

    @Test
    void shouldScoreTextAsGpt2Does() {
        // Given
        TokenBatch batch = batch(64);

        // When
        float[][] losses = backbone.losses(batch, null);

        // Then
        assertPlain(losses, batch, null);
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldScoreTextAfterAPromptAsGpt2Does(PromptKind kind) {
        // Given
        TokenBatch batch = batch(60);
        SoftPrompt prompt = SharedBackbone.prompt(kind, 51);

        // When
        float[][] losses = backbone.losses(batch, prompt);

        // Then
        assertPlain(losses, batch, prompt);
    }

    private static void assertPlain(float[][] losses, TokenBatch batch, @Nullable SoftPrompt prompt) {
        assertThat(losses).hasNumberOfRows(batch.rows());
        for (int row = 0; row < losses.length; row++) {
            double[][] expected = plain.logProbabilities(batch.inputs()[row], prompt);
            assertThat(losses[row]).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                double loss = -expected[i][batch.targets()[row][i]];
                assertThat((double) losses[row][i])
                        .as("loss of row %d, token %d", row, i)
                        .isCloseTo(loss, within(RELATIVE * loss));
            }
        }
    }

    /** Three short rows and one that fills {@code room} positions. */
    private static TokenBatch batch(int room) {
        int[] full = new Random(52).ints(room, 0, SHAPE.vocabulary()).toArray();
        TokenBatch few = SharedBackbone.batch();
        List<int[]> inputs = new ArrayList<>(Arrays.asList(few.inputs()));
        List<int[]> targets = new ArrayList<>(Arrays.asList(few.targets()));
        inputs.add(full);
        targets.add(new Random(53).ints(room, 0, SHAPE.vocabulary()).toArray());
        return new TokenBatch(inputs.toArray(new int[0][]), targets.toArray(new int[0][]));
    }

    /** The tiny checkpoint's weights; gains are not all one and biases not all zero, so that each of them counts. */
    private static Map<String, TensorData> weights() {
        Map<String, TensorData> tensors = UntrainedCheckpoint.weights(SHAPE, 0.3, 1);
        var random = new Random(50);
        for (TensorData tensor : tensors.values()) {
            float[] values = tensor.values();
            for (int i = 0; tensor.shape().length == 1 && i < values.length; i++) {
                values[i] += (float) (0.3 * random.nextGaussian());
            }
        }
        return tensors;
    }
}
