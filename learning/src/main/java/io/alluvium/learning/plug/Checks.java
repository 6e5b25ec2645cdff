package io.alluvium.learning.plug;

/** Checks of settings, with messages that name the setting and its range. */
public final class Checks {

    private Checks() {}

    /** Refuses a value outside {@code [low, high]}. */
    public static void between(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be from " + low + " to " + high + ", found " + value);
        }
    }

    /** Refuses a value below {@code low}. */
    public static void atLeast(String key, double value, double low) {
        if (!(value >= low)) {
            throw new IllegalArgumentException("'" + key + "' must be at least " + low + ", found " + value);
        }
    }

    /** Refuses a value that is not above zero. */
    public static void positive(String key, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + key + "' must be above 0, found " + value);
        }
    }
}
