package io.alluvium.standalone.rejects;

import java.util.List;

/**
 * What became of a replay.
 *
 * @param dryRun whether nothing was sent
 * @param sent rejects that were offered again, or would be
 * @param replayedBefore rejects that were left, since they were offered again before
 * @param impossible rejects that cannot be offered again
 */
public record ReplayOutcome(
        boolean dryRun, List<String> sent, List<String> replayedBefore, List<Impossible> impossible) {

    /**
     * A reject that cannot be offered again.
     *
     * @param id its name
     * @param why in one sentence for people
     */
    public record Impossible(String id, String why) {}

    /** Copies the lists. */
    public ReplayOutcome {
        sent = List.copyOf(sent);
        replayedBefore = List.copyOf(replayedBefore);
        impossible = List.copyOf(impossible);
    }

    /** How many rejects were looked at. */
    public long size() {
        return (long) sent.size() + replayedBefore.size() + impossible.size();
    }

    /** One sentence for people. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(sent.size()).append(dryRun ? " would be offered again" : " offered again");
        if (!replayedBefore.isEmpty()) {
            text.append(", ").append(replayedBefore.size()).append(" left as offered again before (--again repeats)");
        }
        if (!impossible.isEmpty()) {
            text.append(", ").append(impossible.size()).append(" impossible");
        }
        if (!sent.isEmpty() && !dryRun) {
            text.append(
                    ". Ingest judges them anew: what it refuses again is a new reject, what it knows is a duplicate");
        }
        return text.toString();
    }
}
