package io.alluvium.standalone.crash;

import io.alluvium.standalone.report.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long it took until the other trainer went on.
 *
 * @param seed decided who was killed when
 * @param domains how many were learned
 * @param configuration keys that were given
 * @param pairs what was found with each number of standby replicas
 * @param seconds how long it all took
 */
public record TakeoverReport(long seed, int domains, Map<String, String> further, List<Pair> pairs, double seconds)
        implements KillReport {

    /**
     * The kills of one pair of trainers.
     *
     * @param standbyReplicas copies of each learner's state on other trainers
     * @param takeover seconds from the kill until learning went on in every partition
     * @param each the same one by one, in the order of the kills
     * @param examples how many were written
     * @param countedOnce whether the learners' own counts say that each was learned from or held out, once
     */
    public record Pair(
            int standbyReplicas, Percentiles takeover, List<Double> each, long examples, boolean countedOnce) {}

    /** Whether nothing was lost and nothing counted twice. */
    @Override
    public boolean clean() {
        return pairs.stream().allMatch(Pair::countedOnce);
    }

    /** For people. */
    @Override
    public String text() {
        List<String> lines = new ArrayList<>();
        for (Pair pair : pairs) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d standby replicas: %d kills, p50 %.1f s, worst %.1f s; %d examples, %s",
                    pair.standbyReplicas(),
                    pair.takeover().count(),
                    pair.takeover().p50(),
                    pair.takeover().max(),
                    pair.examples(),
                    pair.countedOnce() ? "each counted once" : "NOT EACH COUNTED ONCE"));
        }
        return String.join("\n", lines);
    }
}
