package io.alluvium.standalone.crash;

import io.alluvium.standalone.console.ProgressBar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long it takes until another trainer goes on for one that was killed, with and without a copy of its state.
 *
 * <ol>
 *   <li>For each number of copies there are a broker and two trainers, all as processes of their own; examples of all
 *       domains flow, never far ahead of what was learned.
 *   <li>The pairs take turns: one of two trainers is killed (SIGKILL) at a moment that the seed decides. The time from
 *       there until a reader of committed records sees learning go on in every partition is one takeover.
 *   <li>The dead one starts again, and both get half of the partitions, before the other pair has its turn.
 *   <li>At the end the learners' own counters must say that each example counted once.
 * </ol>
 */
public final class TakeoverBench {

    private final CrashSettings settings;
    private final int domains;
    private final List<TrainerPair> pairs = new ArrayList<>();

    /** Prepares the directories; nothing runs yet. There is one pair for each number of standby replicas. */
    public TakeoverBench(CrashSettings settings, List<Integer> standbyReplicas, int domains) throws IOException {
        if (domains < TrainerPair.PARTITIONS) {
            throw new IllegalArgumentException("--domains is " + domains + "; it must be " + TrainerPair.PARTITIONS
                    + " or more, so that there is one in each partition");
        }
        this.settings = settings;
        this.domains = domains;
        for (int each : standbyReplicas) {
            pairs.add(new TrainerPair(settings, each, domains));
        }
    }

    /** Runs it all. */
    public TakeoverReport run() throws InterruptedException {
        long started = System.nanoTime();
        Thread whenInterrupted = new Thread(() -> pairs.forEach(TrainerPair::abandon), "takeover-abandon");
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        try (ProgressBar bar = ProgressBar.of("bench takeover")) {
            bar.update(0, kills(), "starting");
            for (TrainerPair pair : pairs) {
                pair.start();
            }
            int done = 0;
            while (done < kills()) {
                double took = pairs.get(done % pairs.size()).takeover();
                done++;
                bar.update(done, kills(), String.format(Locale.ROOT, "last: %.1f s", took));
            }
            List<TakeoverReport.Pair> found =
                    pairs.stream().map(TrainerPair::report).toList();
            return new TakeoverReport(
                    settings.seed(), domains, settings.further(), found, (System.nanoTime() - started) / 1e9);
        } finally {
            pairs.forEach(TrainerPair::close);
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        }
    }

    private int kills() {
        return settings.kills() * pairs.size();
    }
}
