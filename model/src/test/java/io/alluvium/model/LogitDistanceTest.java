package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The squared distance of logits in the sliced program, against a twin that has all logits at once. */
class LogitDistanceTest {
    private static final double STEP = 1e-2;
    private static final double WEIGHT = 0.7;
    private static final int[] OWNERS = {0, 1, -1};

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldBeTheMeanSquareOfTheDifferenceAndFollowItsSlope(PromptKind kind) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(kind, 51);
        TokenBatch batch = SharedBackbone.batch();
        List<SoftPrompt> teachers = List.of(SharedBackbone.prompt(kind, 52), SharedBackbone.prompt(kind, 53));
        var request = request(student, batch, 0, towards(teachers, OWNERS));

        // When
        StepResult result = HOST.get().step(request);

        // Then
        int counted = batch.targets()[0].length + batch.targets()[1].length;
        assertThat(result.distilledTokens()).isEqualTo(counted).isEqualTo(result.gatedTokens());
        double naive = naive(student, batch, teachers, OWNERS);
        assertThat(result.distillation()).isCloseTo(naive, within(1e-4 * naive));
        for (int i : sample(student)) {
            double slope = WEIGHT
                    * (naive(shifted(student, i, STEP), batch, teachers, OWNERS)
                            - naive(shifted(student, i, -STEP), batch, teachers, OWNERS))
                    / (2 * STEP);
            assertThat((double) result.gradient()[i]).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldMeasureTheLogitsThemselvesWhereNobodyTeaches(PromptKind kind) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(kind, 54);
        TokenBatch batch = SharedBackbone.batch();

        // When
        StepResult result = HOST.get().step(request(student, batch, 0, Distillation.squaredLogits(3, WEIGHT)));

        // Then
        int[] all = {0, 0, 0};
        double naive = naive(student, batch, null, all);
        assertThat(result.distilledTokens()).isEqualTo(batch.tokens()).isEqualTo(result.gatedTokens());
        assertThat(result.distillation()).isCloseTo(naive, within(1e-4 * naive));
        for (int i : sample(student)) {
            double slope = WEIGHT
                    * (naive(shifted(student, i, STEP), batch, null, all)
                            - naive(shifted(student, i, -STEP), batch, null, all))
                    / (2 * STEP);
            assertThat((double) result.gradient()[i]).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
        }
    }

    @Test
    void shouldAddUpWithCrossEntropy() {
        // Given
        SoftPrompt student = SharedBackbone.prompt(PromptKind.PREFIX, 55);
        TokenBatch batch = SharedBackbone.batch();
        var towards = towards(List.of(SharedBackbone.prompt(PromptKind.PREFIX, 56)), 0, -1, 0);
        StepResult entropy = HOST.get().step(request(student, batch, 0.1f, null));
        StepResult distance = HOST.get().step(request(student, batch, 0, towards));

        // When
        StepResult both = HOST.get().step(request(student, batch, 0.1f, towards));

        // Then
        assertThat(both.crossEntropy()).isEqualTo(entropy.crossEntropy());
        assertThat(both.distillation()).isEqualTo(distance.distillation());
        for (int i = 0; i < both.gradient().length; i++) {
            assertThat(both.gradient()[i]).isCloseTo(entropy.gradient()[i] + distance.gradient()[i], within(1e-5f));
        }
    }

    @Test
    void shouldBeTheSameInSlicesAsRowByRow() {
        // Given: more tokens than the vocabulary is multiplied with at once
        SoftPrompt student = SharedBackbone.prompt(PromptKind.PROMPT, 57);
        List<SoftPrompt> teachers = List.of(SharedBackbone.prompt(PromptKind.PROMPT, 58));
        var random = new Random(3);
        List<int[]> windows = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            windows.add(random.ints(56, 0, 300).toArray());
        }
        TokenBatch batch = TokenBatch.of(windows);
        double[] gradient = new double[student.values().length];
        double distance = 0;
        for (int[] window : windows) {
            StepResult row = HOST.get().step(request(student, TokenBatch.of(List.of(window)), 0, towards(teachers, 0)));
            distance += row.distillation() / 12;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += row.gradient()[i] / 12;
            }
        }

        // When
        StepResult whole = HOST.get().step(request(student, batch, 0, towards(teachers, new int[12])));

        // Then
        assertThat(batch.tokens()).isGreaterThan(512);
        assertThat(whole.distillation()).isCloseTo(distance, within(1e-4 * distance));
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) whole.gradient()[i]).isCloseTo(gradient[i], within(1e-4));
        }
    }

    @Test
    void shouldRefuseATeacherWhereLogitsAreMeasuredFromZero() {
        List<SoftPrompt> teachers = List.of(SharedBackbone.prompt(PromptKind.PROMPT, 59));
        assertThatThrownBy(() -> new Distillation(teachers, new int[] {0}, 1, new Distance.FromZero(), TokenGate.OPEN))
                .hasMessageContaining("1 teachers for a distance that needs none");
    }

    @Test
    void shouldShowTheLastStatesThatLogitsAreMadeOf() {
        // Given
        SoftPrompt prompt = SharedBackbone.prompt(PromptKind.PREFIX, 60);
        TokenBatch batch = SharedBackbone.batch();
        float[] output =
                HOST.get().own(new TrainedTensor("embed.weight", List.of(300, 32), 1, TrainedTensor.Start.MODEL));

        // When
        float[][] states = HOST.get().states(batch, prompt);

        // Then
        float[][] logits = HOST.get().logits(batch, prompt);
        assertThat(states.length).isEqualTo(logits.length);
        for (int place = 0; place < states.length; place++) {
            double product = 0;
            for (int i = 0; i < 32; i++) {
                product += states[place][i] * output[7 * 32 + i];
            }
            assertThat((double) logits[place][7]).isCloseTo(product, within(1e-3));
        }
    }

    /** From all logits of each row's teacher, or zeros. */
    private static double naive(
            SoftPrompt student, TokenBatch batch, @Nullable List<SoftPrompt> teachers, int... owners) {
        float[][] own = HOST.get().logits(batch, student);
        double sum = 0;
        int counted = 0;
        int place = 0;
        for (int row = 0; row < batch.rows(); row++) {
            float[][] told = teachers == null || owners[row] < 0
                    ? new float[batch.tokens()][300]
                    : HOST.get().logits(batch, teachers.get(owners[row]));
            for (int i = 0; i < batch.targets()[row].length; i++, place++) {
                if (owners[row] >= 0) {
                    sum += meanSquare(own[place], told[place]);
                    counted++;
                }
            }
        }
        return sum / counted;
    }

    private static double meanSquare(float[] one, float... other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow((double) one[i] - other[i], 2);
        }
        return sum / one.length;
    }

    private static Distillation towards(List<SoftPrompt> teachers, int... owners) {
        return new Distillation(teachers, owners, WEIGHT, new Distance.OfLogits(), TokenGate.OPEN);
    }

    private static StepRequest request(
            SoftPrompt student, TokenBatch batch, float weight, @Nullable Distillation distillation) {
        return new StepRequest(student, batch, SharedBackbone.weights(batch, weight), distillation);
    }

    private static SoftPrompt shifted(SoftPrompt prompt, int index, double by) {
        float[] values = prompt.values().clone();
        values[index] += (float) by;
        return new SoftPrompt(prompt.shape(), values);
    }

    private static int[] sample(SoftPrompt prompt) {
        return new Random(1).ints(12, 0, prompt.values().length).toArray();
    }
}
