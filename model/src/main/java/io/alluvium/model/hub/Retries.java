package io.alluvium.model.hub;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a request is made again, and after how long: twice as long each time, or when the Hub says. */
final class Retries {

    /** How often a request is made again before it is given up. */
    static final int MOST = 5;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final Pattern EXHAUSTED = Pattern.compile(".*;\\s*r=0\\s*;\\s*t=(\\d{1,9}).*");

    private final Pause pause;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        /** Returns when that much time has passed. */
        void pause(Duration time) throws InterruptedException;
    }

    Retries(Pause pause) {
        this.pause = pause;
    }

    static Retries inRealTime() {
        return new Retries(time -> Thread.sleep(time.toMillis()));
    }

    /** Whether a status means that the same request may succeed later. */
    static boolean passing(int status) {
        return PASSING.contains(status);
    }

    /** Waits after the failure of that number, 1 or more. */
    void after(int failure) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(failure - 1, 3));
        pause(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    /** Waits as an answer asks for, else as after any failure; false where it asks for more than anybody would wait. */
    boolean after(int failure, HttpHeaders answer) {
        OptionalLong asked = asked(answer);
        if (asked.isEmpty()) {
            after(failure);
            return true;
        }
        Duration wait = Duration.ofSeconds(asked.getAsLong() + 1);
        if (wait.compareTo(LONGEST_ASKED.plusSeconds(1)) > 0) {
            return false;
        }
        pause(wait);
        return true;
    }

    private static OptionalLong asked(HttpHeaders answer) {
        Matcher limit = EXHAUSTED.matcher(answer.firstValue("ratelimit").orElse(""));
        if (limit.matches()) {
            return OptionalLong.of(Long.parseLong(limit.group(1)));
        }
        String after = answer.firstValue("Retry-After").orElse("").strip();
        return after.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(after)) : OptionalLong.empty();
    }

    private void pause(Duration time) {
        try {
            pause.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("Interrupted while waiting to ask the Hub again", e);
        }
    }
}
