package io.alluvium.registry.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again: twice as late after each failure, within limits, and never at the very same moment as others.
 *
 * @param first the wait after the first failure
 * @param longest the wait that is never exceeded
 * @param attempts after so many failures somebody should look; the trying goes on, with the longest wait
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {

    private static final double JITTER = 0.25;

    /** Checks the order. */
    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("Retries of webhooks need 0 < first <= longest and an attempt, but were "
                    + first + ", " + longest + " and " + attempts);
        }
    }

    /** The wait after that many failures, 1 at least: up to a quarter shorter than the doubled one. */
    Duration after(int failures, RandomGenerator random) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        long millis = Math.min(wait.toMillis(), longest.toMillis());
        return Duration.ofMillis(Math.max(1, (long) (millis * (1 - JITTER * random.nextDouble()))));
    }
}
