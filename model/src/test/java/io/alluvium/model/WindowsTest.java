package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.family.SpecialTokens;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents cut into windows: nothing is lost, nothing counted twice. */
class WindowsTest {
    private static final int END = 0;
    private static final SpecialTokens FRAME = new SpecialTokens(END, List.of(END), END);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldPredictEveryTokenExactlyOnce(long seed) {
        for (int i = 0; i < 100; i++) {
            // Given
            var random = new Random(seed * 1000 + i);
            int[] tokens = random.ints(random.nextInt(200), 1, 300).toArray();
            int window = 1 + random.nextInt(70);

            // When
            List<int[]> windows = Windows.cut(tokens, FRAME, window);

            // Then
            int[] predicted =
                    windows.stream().flatMapToInt(w -> IntStream.of(w).skip(1)).toArray();
            assertThat(predicted)
                    .isEqualTo(IntStream.concat(IntStream.of(tokens), IntStream.of(END))
                            .toArray());
            assertThat(windows.get(0)[0]).isEqualTo(END);
            assertThat(windows).allSatisfy(w -> assertThat(w.length).isBetween(2, window + 1));
            for (int j = 1; j < windows.size(); j++) {
                int[] before = windows.get(j - 1);
                assertThat(windows.get(j)[0]).isEqualTo(before[before.length - 1]);
            }
        }
    }

    @Test
    void shouldPredictTheEndOfAnEmptyDocument() {
        // When
        List<int[]> windows = Windows.cut(new int[0], FRAME, 5);

        // Then
        assertThat(windows).containsExactly(new int[] {END, END});
    }

    @Test
    void shouldRefuseAWindowWithoutTokens() {
        // When
        var thrown = assertThatThrownBy(() -> Windows.cut(new int[] {1}, FRAME, 0));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("window is 0");
    }
}
