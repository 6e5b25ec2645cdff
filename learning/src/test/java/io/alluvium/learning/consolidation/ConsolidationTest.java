package io.alluvium.learning.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.plug.None;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolidationTest {

    private static final MemoryGradient FORGOTTEN = windows -> null;
    private static final float[] SERVED = {1, -2};

    @Test
    void shouldPullEveryNumberAlikeTowardsTheAnchor() {
        // Given
        Consolidation l2 = new L2Anchor(new L2Anchor.Config(0.5));

        // When
        Anchor anchor = l2.measure(null, SERVED, FORGOTTEN, FORGOTTEN);

        // Then
        assertThat(pull(l2, anchor, 1.5f, -2)).containsExactly(0.5f, 0);
    }

    @Test
    void shouldHoldWhatMatteredToRememberedText() {
        // Given
        Consolidation elastic = new ElasticWeights(new ElasticWeights.Config(2, 0.5, 2));
        Iterator<float[]> gradients =
                List.of(new float[] {1, 0}, new float[] {3, 0}).iterator();

        // When
        MemoryGradient losses = windows -> {
            assertThat(windows).isEqualTo(1);
            return gradients.next();
        };
        Anchor anchor = elastic.measure(new Anchor(new float[2], new float[] {4, 2}), SERVED, losses, FORGOTTEN);

        // Then
        assertThat(anchor.values()).isEqualTo(SERVED);
        assertThat(anchor.importance()).containsExactly(new float[] {0.5f * 4 + (1 + 9) / 2f, 0.5f * 2}, within(1e-6f));
        assertThat(pull(elastic, anchor, 2, -2)).containsExactly(new float[] {2 * 2 * 7 * (2 - 1), 0}, within(1e-5f));
    }

    @Test
    void shouldHoldWhatTheLogitsDependOn() {
        // Given
        Consolidation mas = new MemoryAwareSynapses(new MemoryAwareSynapses.Config(2, 0.25, 2));
        Iterator<float[]> gradients =
                List.of(new float[] {1, 0}, new float[] {-3, 1}).iterator();

        // When
        Anchor first = mas.measure(null, SERVED, FORGOTTEN, windows -> gradients.next());
        Anchor second = mas.measure(first, new float[] {0, 0}, FORGOTTEN, windows -> new float[] {-4, 2});

        // Then
        assertThat(first.values()).isEqualTo(SERVED);
        assertThat(first.importance()).containsExactly(new float[] {(1 + 3) / 2f, (0 + 1) / 2f}, within(1e-6f));
        assertThat(second.importance())
                .containsExactly(new float[] {0.25f * 2 + 0.75f * 4, 0.25f * 0.5f + 0.75f * 2}, within(1e-6f));
        assertThat(pull(mas, second, 1, 0)).containsExactly(new float[] {2 * 2 * 3.5f, 0}, within(1e-5f));
        assertThat(pull(mas, mas.measure(null, SERVED, FORGOTTEN, FORGOTTEN), 9, 9))
                .containsExactly(0, 0);
    }

    @Test
    void shouldHoldNothingWhereNothingIsRememberedOrWanted() {
        // Given
        Consolidation elastic = new ElasticWeights(new ElasticWeights.Config(2, 1, 2));

        // When
        Anchor anchor = elastic.measure(null, SERVED, FORGOTTEN, FORGOTTEN);

        // Then
        assertThat(pull(elastic, anchor, 9, 9)).containsExactly(0, 0);
        assertThat(new NoConsolidation(new None()).measure(null, SERVED, FORGOTTEN, FORGOTTEN))
                .isNull();
    }

    private static float[] pull(Consolidation consolidation, Anchor anchor, float... student) {
        return anchor.pull(new float[student.length], student, consolidation.weight());
    }
}
