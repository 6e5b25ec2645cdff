package io.alluvium.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamOptimizerTest {

    private static Optimizer adam(double rate, int warmup) {
        return new AdamOptimizer(new AdamOptimizer.Config(rate, 0.9, 0.999, 1e-8, warmup, 0, 0));
    }

    @Test
    void shouldMoveByTheRateInTheFirstUpdateWhateverTheGradientsSize() {
        // When
        Optimizer.Update update = adam(0.1, 0).step(new float[] {1, 1, 1}, new float[] {100, -0.01f, 0}, fresh(3));

        // Then
        assertThat(update.parameters()).containsExactly(new float[] {0.9f, 1.1f, 1}, within(1e-5f));
        assertThat(update.moments().updates()).isEqualTo(1);
    }

    @Test
    void shouldFollowTheTextbookOverThreeUpdates() {
        // Given
        double[] gradients = {0.5, -0.25, 1};
        Optimizer adam = adam(0.01, 0);
        Optimizer.Update update = new Optimizer.Update(new float[] {2}, fresh(1));
        double p = 2;
        double m = 0;
        double v = 0;

        // When
        for (double g : gradients) {
            update = adam.step(update.parameters(), new float[] {(float) g}, update.moments());
        }

        // Then
        for (int t = 1; t <= 3; t++) {
            m = 0.9 * m + 0.1 * gradients[t - 1];
            v = 0.999 * v + 0.001 * gradients[t - 1] * gradients[t - 1];
            p -= 0.01 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        assertThat((double) update.parameters()[0]).isCloseTo(p, within(1e-6));
    }

    @Test
    void shouldStartGentlyWhenWarmingUp() {
        // When
        Optimizer.Update update = adam(0.1, 4).step(new float[] {1}, new float[] {1}, fresh(1));

        // Then
        assertThat(update.parameters()[0]).isCloseTo(0.98f, within(1e-5f));
    }

    @Test
    void shouldSlowDownWithTheRootOfTheUpdatesToItsFloor() {
        // Given
        var config = new AdamOptimizer.Config(0.1, 0.9, 0.999, 1e-8, 0, 100, 0.4);

        // When, Then
        assertThat(config.rateAt(1)).isCloseTo(0.1 / Math.sqrt(1.01), within(1e-9));
        assertThat(config.rateAt(300)).isCloseTo(0.05, within(1e-9));
        assertThat(config.rateAt(1_000_000)).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void shouldFindTheLowestPointOfABowl() {
        // Given
        Optimizer adam = adam(0.05, 0);
        Optimizer.Update update = new Optimizer.Update(new float[] {3, -2}, fresh(2));

        // When
        for (int i = 0; i < 1000; i++) {
            float[] p = update.parameters();
            update = adam.step(p, new float[] {2 * (p[0] - 1), 8 * (p[1] - 0.5f)}, update.moments());
        }

        // Then
        assertThat(update.parameters()).containsExactly(new float[] {1, 0.5f}, within(1e-2f));
    }

    private static Optimizer.Moments fresh(int size) {
        return new Optimizer.Moments(new float[size], new float[size], 0);
    }
}
