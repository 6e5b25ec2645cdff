package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.metric.StageLosses;
import java.util.Arrays;

/**
 * Losses on held-out documents, summed over each document in nats.
 *
 * @param learned the column that each stage learned
 * @param tokens target tokens, column by column and document by document
 * @param frozen without a prompt, likewise
 * @param served with the prompt that each stage left, stage by stage
 * @param live with the prompt that the gate let pass last, stage by stage
 */
public record HeldOutLosses(int[] learned, long[][] tokens, double[][] frozen, double[][][] served, double[][][] live) {

    /** The loss matrix of what the method itself left, in nats per token. */
    public StageLosses matrix() {
        return matrix(served);
    }

    /** The loss matrix behind the publication gate. */
    public StageLosses liveMatrix() {
        return matrix(live);
    }

    private StageLosses matrix(double[][][] losses) {
        return new StageLosses(
                Arrays.stream(losses).map(this::means).toArray(double[][]::new), learned.clone(), means(frozen));
    }

    private double[] means(double[][] columns) {
        double[] means = new double[columns.length];
        for (int column = 0; column < means.length; column++) {
            means[column] = Arrays.stream(columns[column]).sum()
                    / Arrays.stream(tokens[column]).sum();
        }
        return means;
    }
}
