package io.alluvium.worker.predict;

import java.util.List;

/**
 * How well a text was foreseen.
 *
 * @param tokens tokens that were to be foreseen, the end of the text among them
 * @param nats their cross-entropy in all, in nats
 */
public record TextScore(int tokens, double nats) {

    /** The scores together. */
    public static TextScore sum(List<TextScore> scores) {
        return new TextScore(
                scores.stream().mapToInt(TextScore::tokens).sum(),
                scores.stream().mapToDouble(TextScore::nats).sum());
    }

    /** Cross-entropy of a token on average, in nats. */
    public double loss() {
        return nats / tokens;
    }

    /** Perplexity of a token. */
    public double perplexity() {
        return Math.exp(loss());
    }
}
