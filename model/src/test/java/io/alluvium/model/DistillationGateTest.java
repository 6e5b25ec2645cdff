package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A teacher speaks exactly where its loss is at most the student's plus the margin. */
class DistillationGateTest {
    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @CsvSource({"PREFIX,0", "PROMPT,0", "PREFIX,0.5", "PROMPT,-0.5", "PREFIX,1000", "PROMPT,1000"})
    void shouldOpenWhereTheTeacherIsNotWorse(PromptKind kind, double margin) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(kind, 31);
        SoftPrompt first = SharedBackbone.prompt(kind, 32);
        SoftPrompt second = SharedBackbone.prompt(kind, 33);
        TokenBatch batch = SharedBackbone.batch();
        float[][] own = HOST.get().losses(batch, student);
        float[][] ofFirst = HOST.get().losses(batch, first);
        float[][] ofSecond = HOST.get().losses(batch, second);
        int expected = open(ofSecond[0], own[0], margin) + open(ofFirst[2], own[2], margin);

        // When
        StepResult result = HOST.get()
                .step(new StepRequest(
                        student,
                        batch,
                        SharedBackbone.weights(batch, 0),
                        new Distillation(
                                List.of(first, second),
                                new int[] {1, -1, 0},
                                1,
                                new Distance.Divergence(2),
                                new TokenGate(true, margin, false))));

        // Then
        assertThat(result.gatedTokens()).isEqualTo(expected);
        assertThat(result.distilledTokens()).isEqualTo(own[0].length + own[2].length);
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldChangeNothingWhileItIsShut(PromptKind kind) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(kind, 34);
        TokenBatch batch = SharedBackbone.batch();
        float[][] weights = SharedBackbone.weights(batch, 0.1f);
        StepResult alone = HOST.get().step(new StepRequest(student, batch, weights, null));
        var shut = new Distillation(
                List.of(SharedBackbone.prompt(kind, 35)),
                new int[] {0, 0, 0},
                1,
                new Distance.Divergence(2),
                new TokenGate(true, -1000, false));

        // When
        StepResult result = HOST.get().step(new StepRequest(student, batch, weights, shut));

        // Then
        assertThat(result.gatedTokens()).isZero();
        assertThat(result.distillation()).isZero();
        assertThat(result.gradient()).containsExactly(alone.gradient());
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldFindNoDistanceToATeacherThatIsTheStudent(PromptKind kind) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(kind, 36);
        TokenBatch batch = SharedBackbone.batch();
        var self =
                new Distillation(List.of(student), new int[] {0, 0, 0}, 1, new Distance.Divergence(2), TokenGate.OPEN);

        // When
        StepResult result = HOST.get().step(new StepRequest(student, batch, SharedBackbone.weights(batch, 0), self));

        // Then
        assertThat(result.distillation()).isCloseTo(0, within(1e-6));
        for (float slope : result.gradient()) {
            assertThat(slope).isCloseTo(0f, within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "-0.5"})
    void shouldOpenExactlyWhereItWasShutWhenItIsInverted(double margin) {
        // Given
        SoftPrompt student = SharedBackbone.prompt(PromptKind.PREFIX, 37);
        TokenBatch batch = SharedBackbone.batch();
        var teachers = List.of(SharedBackbone.prompt(PromptKind.PREFIX, 38));
        StepResult upright = step(student, batch, teachers, new TokenGate(true, margin, false));

        // When
        StepResult inverted = step(student, batch, teachers, new TokenGate(true, margin, true));

        // Then
        StepResult everywhere = step(student, batch, teachers, TokenGate.OPEN);
        assertThat(upright.gatedTokens()).isBetween(1, batch.tokens() - 1);
        assertThat(inverted.gatedTokens()).isEqualTo(batch.tokens() - upright.gatedTokens());
        assertThat(upright.gatedTokens() * upright.distillation() + inverted.gatedTokens() * inverted.distillation())
                .isCloseTo(batch.tokens() * everywhere.distillation(), within(1e-3));
    }

    private static StepResult step(SoftPrompt student, TokenBatch batch, List<SoftPrompt> teachers, TokenGate gate) {
        var taught = new Distillation(teachers, new int[] {0, 0, 0}, 1, new Distance.Divergence(2), gate);
        return HOST.get().step(new StepRequest(student, batch, SharedBackbone.weights(batch, 0), taught));
    }

    private static int open(float[] teacher, float[] student, double margin) {
        int open = 0;
        for (int i = 0; i < teacher.length; i++) {
            open += teacher[i] <= student[i] + margin ? 1 : 0;
        }
        return open;
    }
}
