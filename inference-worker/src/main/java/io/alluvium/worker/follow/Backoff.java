package io.alluvium.worker.follow;

import java.time.Duration;

/**
 * How long to wait between attempts: twice as long after each failure, within limits.
 *
 * @param first the wait after the first failure
 * @param longest the wait that is never exceeded
 */
public record Backoff(Duration first, Duration longest) {

    /** Half a second at first, half a minute at most. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    /** Checks the order of the two. */
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A backoff needs 0 < first <= longest, but was " + first + " and " + longest);
        }
    }

    /** The wait after that many failures, 1 at least. */
    Duration after(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
