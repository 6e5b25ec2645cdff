package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptStackTest {

    @Test
    void shouldPutVirtualTokensOneAfterTheOther() {
        // Given
        PromptStack stack = PromptStack.of(Shapes.prompt(1, 2), 2);

        // When
        float[] whole = stack.join(List.of(new float[] {1, 2}, new float[] {3, 4}));

        // Then
        assertThat(whole).containsExactly(1, 2, 3, 4);
        assertThat(stack.shape()).isEqualTo(Shapes.prompt(2, 2));
        assertThat(stack.part(1, whole)).containsExactly(3, 4);
    }

    @Test
    void shouldAddUpWhatLowRankPairsAdd() {
        // Given
        PromptShape one = Shapes.pair(2);
        float[] first = Slope.numbers(10, 1);
        float[] second = Slope.numbers(10, 2);
        PromptStack stack = PromptStack.of(one, 2);

        // When
        float[] whole = stack.join(List.of(first, second));

        // Then
        assertThat(stack.shape()).isEqualTo(Shapes.pair(4));
        float[] sum = product(first, 2);
        float[] other = product(second, 2);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        assertThat(product(whole, 4)).containsExactly(sum, within(1e-6f));
        assertThat(stack.part(0, whole)).isEqualTo(first);
        assertThat(stack.part(1, whole)).isEqualTo(second);
    }

    @Test
    void shouldKnowTheShapeByTheNumbers() {
        assertThat(PromptStack.shapeOf(Shapes.pair(2), 30)).isEqualTo(Shapes.pair(6));
        PromptShape one = Shapes.prompt(3, 2);
        assertThat(PromptStack.shapeOf(one, 6)).isSameAs(one);
    }

    @Test
    void shouldSayWhichTunersCanBeStacked() {
        assertThatThrownBy(() -> PromptStack.require("l2p", Shapes.pair(1), PromptKind.PREFIX, PromptKind.PROMPT))
                .isInstanceOf(RecipeException.class)
                .hasMessageContainingAll("'l2p'", "[PREFIX, PROMPT]", "LORA");
    }

    /** B A, three rows of two. */
    private static float[] product(float[] pair, int rank) {
        float[] product = new float[6];
        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 2; in++) {
                for (int r = 0; r < rank; r++) {
                    product[out * 2 + in] += pair[2 * rank + out * rank + r] * pair[r * 2 + in];
                }
            }
        }
        return product;
    }
}
