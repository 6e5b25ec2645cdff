package io.alluvium.standalone.crash;

import io.alluvium.standalone.report.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has shown.
 *
 * @param seed what it was started with
 * @param kills how many there were
 * @param killsByVictim how many of each process
 * @param killsByMoment how many at each moment, as they really came
 * @param sitesReached steps of the plan that some process stood at when the kill came, or soon before
 * @param sitesNotReached steps of the plan that did not come in time; that kill counts as one at any time
 * @param secondsToSettled from a kill until every promise was seen to hold again
 * @param records texts that were acknowledged
 * @param versions versions that were published
 * @param answers answers of the worker
 * @param rebuilt the last version of each domain, learned again without a crash
 * @param violations promises that did not hold; should be empty
 * @param seconds how long it all took
 */
public record CrashReport(
        long seed,
        int kills,
        Map<String, Long> killsByVictim,
        Map<String, Long> killsByMoment,
        int sitesReached,
        List<String> sitesNotReached,
        Percentiles secondsToSettled,
        long records,
        long versions,
        long answers,
        List<Rebuilding> rebuilt,
        List<String> violations,
        double seconds)
        implements KillReport {

    /**
     * A version of the crashed run beside the same of an uninterrupted one.
     *
     * @param version as people write it
     * @param published its digest
     * @param rebuilt the digest that one learner got from the same log, without a crash
     */
    public record Rebuilding(String version, String published, String rebuilt) {

        /** Whether they are the same to the last bit. */
        public boolean same() {
            return published.equals(rebuilt);
        }
    }

    /** Whether every promise was kept; a step that was not reached breaks none, it is only not shown. */
    @Override
    public boolean clean() {
        return violations.isEmpty() && rebuilt.stream().allMatch(Rebuilding::same);
    }

    /** For people. */
    @Override
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d kills in %.0f s with seed %d: %d texts, %d versions, %d answers",
                kills,
                seconds,
                seed,
                records,
                versions,
                answers));
        new TreeMap<>(killsByVictim).forEach((victim, count) -> lines.add("  " + victim + ": " + count));
        new TreeMap<>(killsByMoment).forEach((moment, count) -> lines.add("  " + moment + ": " + count));
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d planned steps were reached",
                sitesReached,
                sitesReached + sitesNotReached.size()));
        sitesNotReached.forEach(each -> lines.add("  NOT reached, struck at any time instead: " + each));
        lines.add(String.format(
                Locale.ROOT,
                "from a kill to all settled: p50 %.1f s, worst %.1f s",
                secondsToSettled.p50(),
                secondsToSettled.max()));
        rebuilt.forEach(each -> lines.add(each.version()
                + (each.same() ? " is what an uninterrupted run gives: " : " is NOT what an uninterrupted run gives: ")
                + each.published()));
        lines.add(violations.isEmpty() ? "no violation" : violations.size() + " VIOLATIONS:");
        violations.forEach(each -> lines.add("  " + each));
        return String.join("\n", lines);
    }
}
