package io.alluvium.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ApproachTest {

    private final long[] records = {0, 10, 20, 30, 40};
    private final Approach first = new Approach(records, new double[] {5, 4, 3, 3.2, 3.1});

    @Test
    void shouldSaveWhatIsNotLearnedAgain() {
        // When
        Savings savings = first.savings(new Approach(records, new double[] {3.5, 3.0, 2.9, 2.8, 2.7}));

        // Then
        assertThat(savings).isEqualTo(new Savings(20, 10, true, 0.5));
    }

    @Test
    void shouldSaveEverythingWhereNothingWasForgotten() {
        // When
        Savings savings = first.savings(new Approach(records, new double[] {3.1, 3.2, 3.2, 3.2, 3.2}));

        // Then
        assertThat(savings).isEqualTo(new Savings(20, 0, true, 1.0));
    }

    @Test
    void shouldCountAllRecordsWhereTheOldLossIsNotReached() {
        // When
        Savings savings = first.savings(new Approach(records, new double[] {5, 4, 4, 4, 4}));

        // Then
        assertThat(savings.reached()).isFalse();
        assertThat(savings.share()).isCloseTo(-1.0, within(1e-12));
    }

    @Test
    void shouldSaveNothingWhereNothingHadToBeLearned() {
        // Given
        Approach learnedNothing = new Approach(records, new double[] {5, 6, 6, 6, 5});

        // When
        Savings savings = learnedNothing.savings(first);

        // Then
        assertThat(savings.share()).isNull();
    }
}
