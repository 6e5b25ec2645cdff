package io.alluvium.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Distance;
import io.alluvium.model.Distillation;
import io.alluvium.model.TokenGate;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossesTest {

    private final BatchRows rows =
            new BatchRows(List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6}), List.of(new int[] {7, 8}), List.of());
    private final PromptShape shape = new PromptShape(
            PromptKind.PROMPT, 1, List.of(new TrainedTensor("prompt", List.of(1, 1), 1, TrainedTensor.Start.CHOSEN)));
    private final SoftPrompt one = new SoftPrompt(shape, new float[] {1});
    private final SoftPrompt two = new SoftPrompt(shape, new float[] {2});

    @Test
    void shouldWeighNewAndRememberedTokensByTheirOwnMeans() {
        // When
        Objective part = new CrossEntropy(new CrossEntropy.Config(1, 0.5)).part(rows, new Teachers(null, null));

        // Then
        assertThat(part.weights()[0]).containsExactly(new float[] {0.25f, 0.25f}, within(1e-7f));
        assertThat(part.weights()[1]).containsExactly(new float[] {0.25f, 0.25f}, within(1e-7f));
        assertThat(part.weights()[2]).containsExactly(new float[] {0.5f}, within(1e-7f));
        assertThat(part.distillation()).isNull();
    }

    @Test
    void shouldGiveEachRowItsTeacher() {
        assertThat(distil(new Teachers(one, two)).teacherOfRow()).containsExactly(0, 0, 1);
        assertThat(distil(new Teachers(null, two)).teacherOfRow()).containsExactly(-1, -1, 0);
        assertThat(distil(new Teachers(one, one)).teacherOfRow()).containsExactly(0, 0, 0);
        assertThat(distil(new Teachers(one, one)).teachers()).hasSize(1);
    }

    @Test
    void shouldNotDistilWithoutATeacher() {
        // When
        Objective part = term().part(rows, new Teachers(null, null));

        // Then
        assertThat(part.distillation()).isNull();
    }

    @Test
    void shouldAddTheTermsOfARecipeUp() {
        // Given
        Objective ce = new CrossEntropy(new CrossEntropy.Config(1, 1)).part(rows, new Teachers(one, one));
        Objective kd = term().part(rows, new Teachers(one, one));

        // When
        Objective sum = Objective.sum(rows, List.of(ce, kd));

        // Then
        assertThat(sum.weights()).isDeepEqualTo(ce.weights());
        assertThat(sum.distillation()).isEqualTo(kd.distillation());
    }

    @Test
    void shouldTellRecalledRowsApartByTheStudentOfTheirTime() {
        // Given
        BatchRows recalling = new BatchRows(
                rows.fresh(), rows.remembered(), List.of(recalled(one), recalled(two), recalled(one), recalled(null)));

        // When
        Objective part =
                new RecalledLogits(new RecalledLogits.Config(0.3, 8, 10)).part(recalling, new Teachers(two, two));
        Objective entropy = new CrossEntropy(new CrossEntropy.Config(1, 1)).part(recalling, Teachers.NOBODY);
        Objective taught = term().part(recalling, new Teachers(one, one));

        // Then
        Distillation distillation = Objects.requireNonNull(part.distillation());
        assertThat(distillation.teacherOfRow()).containsExactly(-1, -1, -1, 0, 1, 0, -1);
        assertThat(distillation.teachers()).containsExactly(one, two);
        assertThat(distillation.distance()).isEqualTo(new Distance.OfLogits());
        assertThat(distillation.weight()).isEqualTo(0.3);
        assertThat(entropy.weights()[2]).containsExactly(1);
        assertThat(entropy.weights()[3]).containsExactly(0, 0, 0);
        assertThat(Objects.requireNonNull(taught.distillation()).teacherOfRow())
                .containsExactly(0, 0, 0, -1, -1, -1, -1);
    }

    @Test
    void shouldRecallNothingWhileNoStudentWasKept() {
        assertThat(new RecalledLogits(new RecalledLogits.Config(1, 8, 10))
                        .part(new BatchRows(rows.fresh(), rows.remembered(), List.of(recalled(null))), Teachers.NOBODY)
                        .distillation())
                .isNull();
    }

    @Test
    void shouldMatchLogitsAsFarAsTheTeacherIsTrusted() {
        // Given
        LossTerm matching = new LogitMatching(new LogitMatching.Config(0.5));

        // When
        Distillation half = Objects.requireNonNull(
                matching.part(rows, new Teachers(one, two, 0.25)).distillation());

        // Then
        assertThat(half.weight()).isEqualTo(0.125);
        assertThat(half.distance()).isEqualTo(new Distance.OfLogits());
        assertThat(half.teacherOfRow()).containsExactly(0, 0, 1);
        assertThat(matching.part(rows, new Teachers(one, two, 0)).distillation())
                .isNull();
        assertThat(distil(new Teachers(one, two, 0.25)).weight()).isEqualTo(0.25);
    }

    @Test
    void shouldHearATeacherOnlyOnTheRowsThatItIsWantedOn() {
        // Given
        Teachers teachers = new Teachers(one, two);

        // When
        Distillation onNew = Objects.requireNonNull(
                control(false, TaughtRows.NEW).part(rows, teachers).distillation());
        Distillation onMemory = Objects.requireNonNull(
                control(true, TaughtRows.MEMORY).part(rows, teachers).distillation());

        // Then
        assertThat(onNew.teacherOfRow()).containsExactly(0, 0, -1);
        assertThat(onNew.teachers()).containsExactly(one);
        assertThat(onNew.gate()).isEqualTo(new TokenGate(true, 0, false));
        assertThat(onMemory.teacherOfRow()).containsExactly(-1, -1, 0);
        assertThat(onMemory.teachers()).containsExactly(two);
        assertThat(onMemory.gate()).isEqualTo(new TokenGate(true, 0, true));
    }

    private static LossTerm control(boolean inverted, TaughtRows on) {
        return new GatedLogitDistillation(new GatedLogitDistillation.Config(1, 2, true, 0, inverted, on));
    }

    private static Recalled recalled(@Nullable SoftPrompt then) {
        return new Recalled(new int[] {1, 2, 3, 4}, then);
    }

    private Distillation distil(Teachers teachers) {
        return Objects.requireNonNull(term().part(rows, teachers).distillation());
    }

    private static LossTerm term() {
        return new GatedLogitDistillation(new GatedLogitDistillation.Config(1, 2, true, 0, false, TaughtRows.BOTH));
    }
}
