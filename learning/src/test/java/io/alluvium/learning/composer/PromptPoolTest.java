package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptPoolTest {

    /** Prompts of one number: 10, 20, 30; then their keys. */
    private static final float[] POOL = {10, 20, 30, 1, 0, 0, 2, -1, 0};

    private static final float[] NEAR_SECOND = {0.1f, 5};
    private static final float[] BETWEEN = {3, 2};
    private static final float[] BEHIND = {-4, 1};

    private static final Stock STOCK = new Stock(Shapes.prompt(1, 1), POOL, List.of());

    @Test
    void shouldReadATextWithThePromptsThatItsQueryIsNearTo() {
        assertThat(values(pool(1), NEAR_SECOND)).containsExactly(20);
        assertThat(values(pool(2), BETWEEN)).containsExactly(10, 20);
        assertThat(values(pool(2), BEHIND)).containsExactly(20, 30);
    }

    @Test
    void shouldReadTextsTogetherWithWhatMostOfThemChoose() {
        assertThat(values(pool(1), BETWEEN, NEAR_SECOND, NEAR_SECOND)).containsExactly(20);
        assertThat(values(pool(2), BETWEEN, BEHIND, BEHIND)).containsExactly(20, 30);
    }

    @Test
    void shouldTakeTheFirstWhereNothingDecides() {
        assertThat(values(pool(2))).containsExactly(10, 20);
    }

    @Test
    void shouldTrainTheChosenPromptsAndDrawTheirKeys() {
        // Given: cos(BETWEEN, first key) = 3 / sqrt(13), and the slope is across the key only
        Composed composed = pool(1).compose(STOCK, List.of(BETWEEN));

        // When
        float[] gradient = composed.gradient(new float[] {7});

        // Then
        float across = (float) (-0.5 * 2 / Math.sqrt(13));
        assertThat(gradient).containsExactly(new float[] {7, 0, 0, 0, across, 0, 0, 0, 0}, within(1e-6f));
        assertThat(composed.back().apply(new float[] {7})).containsExactly(7, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldDrawKeysAlongTheSlopeOfTheirLoss() {
        // Given
        float[] keys = Slope.numbers(12, 6);
        List<float[]> queries = List.of(Slope.numbers(4, 7), Slope.numbers(4, 8));
        int[] chosen = {0, 2};

        // When
        float[] gradient = new PromptKeys(keys, 3).pull(queries, chosen, 0.8);

        // Then
        Slope.check(gradient, keys, at -> {
            PromptKeys moved = new PromptKeys(at, 3);
            double sum = 0;
            for (float[] query : queries) {
                for (int key : chosen) {
                    sum -= 0.8 * moved.cosine(query, key) / 4;
                }
            }
            return sum;
        });
    }

    @Test
    void shouldPoolEmbeddingsByMeanOrByTheLargest() {
        // Given
        float[] rows = {1, -2, 3, -4, 5, 0};

        // When, Then
        assertThat(new Query(Query.Pooling.MEAN, 0).pooled(rows, 2)).containsExactly(3, -2);
        assertThat(new Query(Query.Pooling.MAX, 0).pooled(rows, 2)).containsExactly(5, 0);
    }

    private static Composer pool(int chosen) {
        return new PromptPool(new PromptPool.Config(3, chosen, 0.5, 0));
    }

    private static float[] values(Composer pool, float[]... queries) {
        return pool.compose(STOCK, List.of(queries)).prompt().values();
    }
}
