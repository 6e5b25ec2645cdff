package io.alluvium.standalone.fuzz;

import java.util.List;

/**
 * What came of a run.
 *
 * @param seed what all input was a function of
 * @param cases cases run
 * @param targets what came of each target
 */
public record FuzzReport(long seed, long cases, List<TargetResult> targets) {

    /** Everything that must not happen. */
    public List<Finding> findings() {
        return targets.stream().flatMap(each -> each.findings().stream()).toList();
    }

    /** Whether nothing was found and nothing left out. */
    public boolean clean() {
        return findings().isEmpty()
                && targets.stream()
                        .allMatch(each -> each.counts().run() == each.counts().planned());
    }
}
