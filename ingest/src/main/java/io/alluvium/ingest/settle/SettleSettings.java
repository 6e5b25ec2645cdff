package io.alluvium.ingest.settle;

import java.time.Duration;

/**
 * What the second half of the topology goes by.
 *
 * @param duplicateWindow how long a text is remembered
 * @param duplicateFilterTexts for how many texts a filter grows that tells new ones without a look at the disk
 * @param quietCut after how long without a record a domain is cut
 */
public record SettleSettings(Duration duplicateWindow, int duplicateFilterTexts, Duration quietCut) {

    private static final Duration SHORTEST_LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    /** Checks that all are positive. */
    public SettleSettings {
        positive("alluvium.ingest.duplicate-window", duplicateWindow);
        positive("alluvium.ingest.quiet-cut", quietCut);
        if (duplicateFilterTexts < 1) {
            throw new IllegalArgumentException(
                    "alluvium.ingest.duplicate-filter-texts must be at least 1, but is " + duplicateFilterTexts);
        }
    }

    /** How often to look for quiet domains, so that a cut is late by a quarter at most. */
    Duration lookEvery() {
        Duration quarter = quietCut.dividedBy(4);
        if (quarter.compareTo(SHORTEST_LOOK) < 0) {
            return SHORTEST_LOOK;
        }
        return quarter.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : quarter;
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " must be a positive duration, but is " + value);
        }
    }
}
