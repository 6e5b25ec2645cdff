package io.alluvium.trainer.run;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time up to a bound, and from the start after a good while. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_WHILE = Duration.ofMinutes(5);

    private Duration next = FIRST;
    private long lastNanos;
    private boolean failedBefore;

    /** The wait after a failure at that time of {@link System#nanoTime}. */
    synchronized Duration after(long nowNanos) {
        if (failedBefore && nowNanos - lastNanos > GOOD_WHILE.toNanos()) {
            next = FIRST;
        }
        failedBefore = true;
        lastNanos = nowNanos;
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return wait;
    }
}
