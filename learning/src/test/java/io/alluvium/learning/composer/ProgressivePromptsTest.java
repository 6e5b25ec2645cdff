package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressivePromptsTest {

    private static final List<float[]> PAST = List.of(new float[] {1, 1}, new float[] {2, 2}, new float[] {3, 3});

    private final Composer composer = new ProgressivePrompts(new ProgressivePrompts.Config(3));

    @Test
    void shouldReadWithTheNewestFirstAndLetTheOldestGo() {
        // When
        Composed composed = composer.compose(new Stock(Shapes.prompt(1, 2), new float[] {4, 5}, PAST), List.of());

        // Then
        assertThat(composed.prompt().values()).containsExactly(4, 5, 3, 3, 2, 2);
        assertThat(composed.prompt().shape()).isEqualTo(Shapes.prompt(3, 2));
    }

    @Test
    void shouldTrainTheNewestOnly() {
        // Given
        Composed composed = composer.compose(new Stock(Shapes.prompt(1, 2), new float[] {4, 5}, PAST), List.of());

        // When, Then
        assertThat(composed.gradient(new float[] {10, 11, 12, 13, 14, 15})).containsExactly(10, 11);
    }

    @Test
    void shouldBeAPlainPromptInTheFirstRegime() {
        assertThat(composer.compose(new Stock(Shapes.prompt(1, 2), new float[] {4, 5}, List.of()), List.of())
                        .prompt()
                        .values())
                .containsExactly(4, 5);
    }
}
