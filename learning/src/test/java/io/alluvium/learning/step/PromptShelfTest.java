package io.alluvium.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.state.StateTable;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptShelfTest {

    private final PromptShape shape = new PromptShape(
            PromptKind.PROMPT, 1, List.of(new TrainedTensor("prompt", List.of(1, 1), 1, TrainedTensor.Start.CHOSEN)));
    private final PromptShelf shelf = new PromptShelf(new StateTable(), shape, 0.5);

    @Test
    void shouldServeTheStudentItselfAfterTheFirstUpdate() {
        // When
        shelf.moveStudent(new float[] {3}, 1);

        // Then
        assertThat(shelf.served()).containsExactly(3);
    }

    @Test
    void shouldServeTheStudentItselfWhereNothingIsAveraged() {
        // Given
        PromptShelf plain = new PromptShelf(new StateTable(), shape, 0);

        for (int t = 1; t <= 30; t++) {
            // When
            plain.moveStudent(new float[] {1f / t}, t);

            // Then
            assertThat(plain.served()).containsExactly(1f / t);
        }
    }

    @Test
    void shouldForgetTheAverageWithTheNumbers() {
        // Given
        StateTable table = new StateTable();
        PromptShelf forgetful = new PromptShelf(table, shape, 0.99);
        forgetful.moveStudent(new float[] {3}, 1);
        forgetful.moveStudent(new float[] {5}, 2);

        // When
        new KeptNumbers(table).replace(7);

        // Then
        assertThat(forgetful.served()).containsExactly(7);
        assertThat(forgetful.average()).isNull();
        assertThat(forgetful.updates()).isZero();
    }

    @Test
    void shouldFollowCloselyAtFirstAndThenAsSlowlyAsTheRecipeSays() {
        // Given
        double expected = 0;

        // When
        for (int t = 1; t <= 30; t++) {
            shelf.moveStudent(new float[] {t}, t);
            double kept = t < 11 ? (t - 1.0) / (t + 9) : 0.5;
            expected = kept * expected + (1 - kept) * t;
        }

        // Then
        assertThat((double) shelf.served()[0]).isCloseTo(expected, within(1e-4));
    }
}
