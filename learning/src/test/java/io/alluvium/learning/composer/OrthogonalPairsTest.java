package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrthogonalPairsTest {

    /** A = (1, 2), then B = (1, 0, 1). */
    private static final float[] OLD = {1, 2, 1, 0, 1};

    /** A = (3, -1): its product with the old one is 1; B = (0, 3, 4) of length 5. */
    private static final float[] NEW = {3, -1, 0, 3, 4};

    private static final Stock STOCK = new Stock(Shapes.pair(1), NEW, List.of(OLD));

    @Test
    void shouldReadWithAllPairsAndTrainTheNewest() {
        // When
        Composed composed = composer(0, 0).compose(STOCK, List.of());

        // Then
        assertThat(composed.prompt().shape()).isEqualTo(Shapes.pair(2));
        assertThat(composed.prompt().values()).containsExactly(3, -1, 1, 2, 0, 1, 3, 0, 4, 1);
        assertThat(composed.gradient(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .containsExactly(1, 2, 5, 7, 9);
    }

    @Test
    void shouldPushTheNewPairAwayFromTheOldOnesDirections() {
        // When
        float[] extra = composer(0.5, 0).compose(STOCK, List.of()).extra();

        // Then
        assertThat(extra).containsExactly(0.5f, 1, 0, 0, 0);
    }

    @Test
    void shouldShortenTheNewPair() {
        // When
        float[] extra = composer(0, 2).compose(STOCK, List.of()).extra();

        // Then
        float ofA = (float) (2 / Math.sqrt(10));
        assertThat(extra).containsExactly(new float[] {3 * ofA, -ofA, 0, 1.2f, 1.6f}, within(1e-6f));
    }

    @Test
    void shouldAgreeWithTheSlopeOfBoth() {
        // Given
        float[] old = Slope.numbers(10, 15);
        float[] own = Slope.numbers(10, 4);

        // When
        float[] extra = composer(0.7, 0.3)
                .compose(new Stock(Shapes.pair(2), own, List.of(old, Slope.numbers(10, 5))), List.of())
                .extra();

        // Then
        Slope.check(
                extra,
                own,
                at -> 0.7 * (overlap(old, at) + overlap(Slope.numbers(10, 5), at))
                        + 0.3 * (length(at, 0, 4) + length(at, 4, 10)));
    }

    @Test
    void shouldGoOnWithTheLastPairWhenThereAreAsManyAsAllowed() {
        // Given
        Stock full = new Stock(Shapes.pair(1), NEW, List.of(OLD, OLD));

        // When, Then: a third is kept and no new one begun
        assertThat(new OrthogonalPairs(new OrthogonalPairs.Config(0, 0, 3))
                        .begin(full, new Fresh(null, full.one(), null, null, List.of())))
                .isNull();
    }

    private static Composer composer(double orthogonality, double length) {
        return new OrthogonalPairs(new OrthogonalPairs.Config(orthogonality, length, 8));
    }

    private static double overlap(float[] old, float[] own) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                sum += Math.abs((double) old[2 * i] * own[2 * j] + (double) old[2 * i + 1] * own[2 * j + 1]);
            }
        }
        return sum;
    }

    private static double length(float[] numbers, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) numbers[i] * numbers[i];
        }
        return Math.sqrt(squares);
    }
}
