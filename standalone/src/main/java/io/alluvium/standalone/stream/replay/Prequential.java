package io.alluvium.standalone.stream.replay;

import java.util.Arrays;

/**
 * How well each learned record was foreseen before it was trained on, in the order of learning; losses summed over each
 * record in nats.
 *
 * @param tokens target tokens
 * @param served with the prompt that was served then
 * @param frozen without a prompt
 * @param stageEnds records learned at the end of each stage
 */
public record Prequential(long[] tokens, double[] served, double[] frozen, int[] stageEnds) {

    /** Loss of the served prompt over all records, in nats per token. */
    public double loss() {
        return Arrays.stream(served).sum() / allTokens();
    }

    /** Loss without a prompt over all records, in nats per token. */
    public double frozenLoss() {
        return Arrays.stream(frozen).sum() / allTokens();
    }

    private double allTokens() {
        return Math.max(1, Arrays.stream(tokens).sum());
    }
}
