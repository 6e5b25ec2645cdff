package io.alluvium.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work of a step against sums made by hand, token by token. */
class StepWorkTest {

    private static final int VOCABULARY = 300;
    private static final int WIDTH = 32;
    private static final int LAYERS = 2;
    private static final int INNER = 128;
    private static final int ROWS = 3;
    private static final int TEXT = 16;
    private static final int VIRTUAL = 4;
    private static final Gpt2Config SHAPE = new Gpt2Config(VOCABULARY, 64, WIDTH, LAYERS, 2, INNER, 1e-5);

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6})
    void shouldCountAPrefixAsTextAndWhatItSees(double fill) {
        // Given
        Case measured = new Case("tiny", SHAPE, PromptKind.PREFIX, VIRTUAL, ROWS, TEXT, fill);
        double macs = 0;
        for (int seen : seen(measured)) {
            macs += LAYERS * (4.0 * WIDTH * WIDTH + 2.0 * WIDTH * INNER + 2.0 * seen * WIDTH); // forward
            macs += LAYERS * (1.0 * WIDTH * WIDTH + 2.0 * WIDTH * INNER); // back to the attention's output
            macs += LAYERS * seen * WIDTH; // the gradient of the shares
            macs += (LAYERS - 1) * (3.0 * WIDTH * WIDTH + 3.0 * seen * WIDTH); // queries, keys, values, their input
            macs += 2.0 * VIRTUAL * WIDTH; // the lowest layer's virtual keys and values
            macs += 2.0 * VOCABULARY * WIDTH;
        }

        // When
        double flop = flop(measured);

        // Then
        assertThat(flop).isCloseTo(2 * macs, within(1e-6 * macs));
    }

    @Test
    void shouldCountAPromptsPositionsOnce() {
        // Given
        double layer = 2 * LAYERS * (8.0 * WIDTH * WIDTH + 4.0 * WIDTH * INNER);
        double lowest = 2.0 * 3 * WIDTH * WIDTH * ROWS * TEXT;

        // When
        double more = flop(PromptKind.PROMPT) - flop(PromptKind.PREFIX);

        // Then
        double attention = more - VIRTUAL * layer - lowest;
        assertThat(attention).isBetween(0.0, 2.0 * 3 * ROWS * TEXT * (VIRTUAL + TEXT) * WIDTH);
    }

    @Test
    void shouldFillTextsByHalfUpToTheWholeLength() {
        // When
        Case measured = new Case("tiny", SHAPE, PromptKind.PREFIX, VIRTUAL, 4, 32, 0.6);

        // Then
        assertThat(measured.lengths()).containsExactly(10, 16, 22, 29);
        assertThat(measured.tokens()).isEqualTo(77);
    }

    /** What each token of a batch sees: the virtual ones, those before it and itself. */
    private static int[] seen(Case measured) {
        return Arrays.stream(measured.lengths())
                .flatMap(length -> IntStream.rangeClosed(VIRTUAL + 1, VIRTUAL + length))
                .toArray();
    }

    private static double flop(PromptKind kind) {
        return flop(new Case("tiny", SHAPE, kind, VIRTUAL, ROWS, TEXT, 1));
    }

    private static double flop(Case measured) {
        return StepWork.parts(measured).stream()
                .mapToDouble(StepWork.Part::flop)
                .sum();
    }
}
