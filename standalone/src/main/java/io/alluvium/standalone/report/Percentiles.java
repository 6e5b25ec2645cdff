package io.alluvium.standalone.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * The middle and the upper end of some measurements, by nearest rank.
 *
 * @param count how many there are
 * @param p50 at least half of them are not above it; 0 for none
 * @param p95 at least 95 of 100 are not above it; 0 for none
 * @param max the largest; 0 for none
 */
public record Percentiles(int count, double p50, double p95, double max) {

    /** Of these numbers. */
    public static Percentiles of(Collection<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Percentiles(sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 1));
    }

    private static double rank(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return Arrays.stream(sorted).skip(Math.max(0, rank - 1)).findFirst().orElse(0);
    }
}
