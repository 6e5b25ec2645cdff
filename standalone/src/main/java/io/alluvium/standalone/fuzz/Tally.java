package io.alluvium.standalone.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what came of a target's cases. Safe for use by many threads. */
final class Tally {

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long cases;
    private long accepted;
    private long slowestNanos;
    private long mostBytes;

    synchronized void add(CaseRunner.Outcome outcome) {
        cases++;
        accepted += outcome.accepted() ? 1 : 0;
        slowestNanos = Math.max(slowestNanos, outcome.used().cpuNanos());
        mostBytes = Math.max(mostBytes, outcome.used().bytes());
        outcome.finding().ifPresent(this::add);
    }

    /** Counts a case that did not end. */
    synchronized void unfinished(Finding finding) {
        cases++;
        add(finding);
    }

    synchronized long cases() {
        return cases;
    }

    synchronized TargetResult result(FuzzTarget target, long planned, double seconds) {
        long found = findings.values().stream().mapToLong(Finding::times).sum();
        return new TargetResult(
                target.profile().name(),
                new TargetResult.Counts(planned, cases, accepted, Math.max(0, cases - accepted - found), found),
                seconds,
                slowestNanos / 1e6,
                mostBytes,
                List.copyOf(findings.values()));
    }

    private void add(Finding finding) {
        findings.merge(finding.signature(), finding, (first, same) -> first.seenAgain());
    }
}
