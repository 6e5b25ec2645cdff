package io.alluvium.standalone.stream.tune;

import io.alluvium.learning.metric.StageLosses;
import io.alluvium.standalone.stream.replay.RunResult;
import java.util.Arrays;
import java.util.List;

/**
 * A point of a grid that was tried. Losses are in nats per token, averaged over the seeds.
 *
 * @param point the recipe with its settings
 * @param prequential loss on text before it was learned
 * @param kept loss at the end on held-out documents of everything that was learned
 * @param compute tokens that were read or went back, for each token learned
 * @param affordable whether that is no more than the recipe that all are compared with needs
 */
public record Trial(String point, double prequential, double kept, double compute, boolean affordable) {

    /** How much dearer a point may be than the reference. */
    static final double MARGIN = 1.05;

    /** A trial of runs. */
    static Trial of(String point, List<RunResult> runs, double affordable) {
        double compute =
                mean(runs.stream().mapToDouble(run -> run.cost().compute()).toArray());
        return new Trial(
                point,
                mean(runs.stream().mapToDouble(run -> run.prequential().loss()).toArray()),
                mean(runs.stream().mapToDouble(Trial::kept).toArray()),
                compute,
                compute <= affordable * MARGIN);
    }

    /** What is to be low: half of it is what a stream is served with, half of it what is left at the end. */
    public double score() {
        return (prequential + kept) / 2;
    }

    private static double kept(RunResult run) {
        StageLosses losses = run.losses().matrix();
        double[] last = losses.rows()[losses.rows().length - 1];
        return mean(Arrays.stream(losses.learned())
                .distinct()
                .mapToDouble(column -> last[column])
                .toArray());
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
