package io.alluvium.standalone.throughput;

import java.util.Arrays;
import java.util.Collection;

/**
 * Some measurements of the same thing.
 *
 * @param median the middle one, or between the two middle ones
 * @param least the least
 * @param most the most
 */
public record Spread(double median, double least, double most) {

    /** The spread of some numbers, one at least. */
    public static Spread of(Collection<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, Arrays.stream(sorted).min().orElseThrow(), sorted[sorted.length - 1]);
    }
}
