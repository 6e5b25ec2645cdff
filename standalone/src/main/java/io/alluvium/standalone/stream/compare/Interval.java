package io.alluvium.standalone.stream.compare;

/**
 * A difference with its interval: 95 of 100 resamples lie within.
 *
 * @param difference of the whole
 * @param low lower end
 * @param high upper end
 */
public record Interval(double difference, double low, double high) {

    /** Whether the interval leaves zero out. */
    public boolean decided() {
        return low > 0 || high < 0;
    }
}
