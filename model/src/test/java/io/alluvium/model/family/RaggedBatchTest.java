package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.Backbone;
import io.alluvium.model.Distance;
import io.alluvium.model.Distillation;
import io.alluvium.model.Precision;
import io.alluvium.model.StepRequest;
import io.alluvium.model.StepResult;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.TokenGate;
import io.alluvium.model.tuner.SoftPrompt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch of rows of different lengths is what its rows are one by one, with teachers of their own and gates. */
class RaggedBatchTest {
    private static final double SHARE = 0.7;
    private static final float WEIGHT = 0.05f;

    @TempDir
    private Path folder;

    static Stream<Arguments> everyFamily() {
        return GoldenCase.ALL.stream()
                .flatMap(name -> Stream.of(
                        Arguments.of(name, "prompt", new TokenGate(true, 0, false), new Distance.Divergence(2)),
                        Arguments.of(name, "prefix", TokenGate.OPEN, new Distance.OfLogits())));
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void shouldBeTheSumOfItsRows(String name, String tuner, TokenGate gate, Distance distance) {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder);
        try (Backbone backbone = golden.open(Precision.FP32)) {
            SoftPrompt student = golden.decode(tuner, backbone.shape());
            List<SoftPrompt> teachers = List.of(scaled(student, -1), scaled(student, 0.5f));
            TokenBatch batch = ragged(golden);

            // When
            StepResult whole =
                    step(backbone, student, batch, new Distillation(teachers, owners(batch), SHARE, distance, gate));

            // Then
            double[] gradient = new double[whole.gradient().length];
            double apart = 0;
            int open = 0;
            for (int row = 0; row < batch.rows(); row++) {
                int[] owner = {owners(batch)[row]};
                TokenBatch one = row(batch, row);
                StepResult counted =
                        step(backbone, student, one, new Distillation(teachers, owner, SHARE, distance, gate));
                double share = SHARE * counted.gatedTokens() / Math.max(1, whole.gatedTokens());
                StepResult alone =
                        step(backbone, student, one, new Distillation(teachers, owner, share, distance, gate));
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += alone.gradient()[i];
                }
                apart += alone.distillation() * alone.gatedTokens();
                open += alone.gatedTokens();
                assertThat(whole.losses()[row]).containsExactly(alone.losses()[0], within(1e-4f));
            }
            assertThat(whole.gatedTokens()).isEqualTo(open).isPositive();
            assertThat(whole.distillation()).isCloseTo(apart / open, within(1e-4 * (1 + apart / open)));
            double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < gradient.length; i++) {
                assertThat((double) whole.gradient()[i]).isCloseTo(gradient[i], within(1e-4 * largest));
            }
        }
    }

    private static StepResult step(Backbone backbone, SoftPrompt student, TokenBatch batch, Distillation taught) {
        float[][] weights = new float[batch.rows()][];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = new float[batch.inputs()[row].length];
            Arrays.fill(weights[row], WEIGHT);
        }
        return backbone.step(new StepRequest(student, batch, weights, taught));
    }

    /** The first row without a teacher, the others in turns. */
    private static int[] owners(TokenBatch batch) {
        int[] owners = new int[batch.rows()];
        for (int row = 0; row < owners.length; row++) {
            owners[row] = row % 3 - 1;
        }
        return owners;
    }

    private static SoftPrompt scaled(SoftPrompt prompt, float by) {
        float[] values = prompt.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
        return new SoftPrompt(prompt.shape(), values);
    }

    /** The reference's texts twice, each row shorter than the one before; sources too. */
    private static TokenBatch ragged(GoldenCase golden) {
        TokenBatch whole = golden.batch();
        return new TokenBatch(shorter(whole.sources()), shorter(whole.inputs()), shorter(whole.targets()));
    }

    private static int[][] shorter(int[]... rows) {
        int[][] cut = new int[2 * rows.length][];
        for (int row = 0; row < cut.length; row++) {
            int[] from = rows[row % rows.length];
            cut[row] = Arrays.copyOf(from, Math.max(2, from.length - 2 * row));
        }
        return cut;
    }

    private static TokenBatch row(TokenBatch batch, int row) {
        int[][] sources = batch.sources().length == 0 ? new int[0][] : new int[][] {batch.sources()[row]};
        return new TokenBatch(sources, new int[][] {batch.inputs()[row]}, new int[][] {batch.targets()[row]});
    }
}
