package io.alluvium.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PromptSimilarityTest {

    @Test
    void shouldBeTheCosineFromZeroToOne() {
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 4, 3)).isCloseTo(24 / 25.0, within(1e-12));
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 6, 8)).isCloseTo(1, within(1e-12));
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, -3, -4)).isZero();
    }

    @Test
    void shouldBeNothingWhereAPromptDoesNothing() {
        assertThat(PromptSimilarity.cosine(new double[] {3, 4}, 0, 0)).isZero();
    }
}
