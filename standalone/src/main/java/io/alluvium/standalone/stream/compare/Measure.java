package io.alluvium.standalone.stream.compare;

import io.alluvium.learning.metric.StageLosses;
import io.alluvium.learning.metric.StreamMetrics;
import io.alluvium.standalone.stream.replay.HeldOutLosses;
import io.alluvium.standalone.stream.replay.Prequential;
import io.alluvium.standalone.stream.replay.RunResult;

/** A number that is computed from documents, so that other documents of the same kind can be imagined in their place. */
enum Measure {
    /** Within-domain drift forgetting, from the documents of each held-out set. */
    DRIFT_FORGETTING {
        @Override
        long[][] tokens(RunResult run) {
            return run.losses().tokens();
        }

        @Override
        double value(RunResult run, int[][] documents) {
            HeldOutLosses losses = run.losses();
            double[][] rows = new double[losses.learned().length][];
            for (int stage = 0; stage < rows.length; stage++) {
                rows[stage] = means(losses.served()[stage], losses.tokens(), documents);
            }
            double[] frozen = means(losses.frozen(), losses.tokens(), documents);
            return StreamMetrics.driftForgetting(new StageLosses(rows, losses.learned(), frozen));
        }
    },
    /** Prequential loss, from the records in the order of the stream. */
    PREQUENTIAL {
        @Override
        long[][] tokens(RunResult run) {
            return new long[][] {run.prequential().tokens()};
        }

        @Override
        double value(RunResult run, int[][] documents) {
            Prequential losses = run.prequential();
            return mean(losses.served(), losses.tokens(), documents[0]);
        }
    };

    /** Target tokens of the documents, group by group; a document is resampled within its group. */
    abstract long[][] tokens(RunResult run);

    /** The number for these documents of each group. */
    abstract double value(RunResult run, int[][] documents);

    private static double[] means(double[][] losses, long[][] tokens, int[][] documents) {
        double[] means = new double[losses.length];
        for (int group = 0; group < means.length; group++) {
            means[group] = mean(losses[group], tokens[group], documents[group]);
        }
        return means;
    }

    private static double mean(double[] losses, long[] tokens, int... documents) {
        double sum = 0;
        long count = 0;
        for (int document : documents) {
            sum += losses[document];
            count += tokens[document];
        }
        return sum / Math.max(1, count);
    }
}
