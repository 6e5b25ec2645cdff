package io.alluvium.learning.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;

/** A gradient held against finite differences. */
final class Slope {

    private static final float STEP = 1e-3f;

    private Slope() {}

    /** Checks each number of a gradient at a point by the symmetric difference. */
    static void check(float[] gradient, float[] point, ToDoubleFunction<float[]> function) {
        assertThat(gradient).hasSameSizeAs(point);
        for (int i = 0; i < point.length; i++) {
            float[] above = point.clone();
            float[] below = point.clone();
            above[i] += STEP;
            below[i] -= STEP;
            double slope = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (above[i] - below[i]);
            assertThat((double) gradient[i]).as("number %d", i).isCloseTo(slope, within(2e-3 + 1e-2 * Math.abs(slope)));
        }
    }

    /** Numbers without a pattern between -1 and 1. */
    static float[] numbers(int count, int seed) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(1 + 12.9898 * (i + 1) * seed);
        }
        return numbers;
    }

    static double dot(float[] one, float... other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
