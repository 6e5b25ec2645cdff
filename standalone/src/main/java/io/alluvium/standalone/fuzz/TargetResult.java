package io.alluvium.standalone.fuzz;

import java.util.List;

/**
 * What came of one target's cases.
 *
 * @param target its name
 * @param counts how many of what
 * @param seconds by the clock, with the making of the input
 * @param slowestMillis processor time of the slowest case that ended
 * @param mostBytes memory that the greediest case that ended asked for
 * @param findings what must not happen, each once
 */
public record TargetResult(
        String target, Counts counts, double seconds, double slowestMillis, long mostBytes, List<Finding> findings) {

    /**
     * How many of what.
     *
     * @param planned cases wanted
     * @param run cases run; fewer where a target hung too often
     * @param accepted of use
     * @param refused with a reason
     * @param found with a finding
     */
    public record Counts(long planned, long run, long accepted, long refused, long found) {}
}
