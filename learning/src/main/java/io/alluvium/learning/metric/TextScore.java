package io.alluvium.learning.metric;

/**
 * How well a prompt predicts a body of text.
 *
 * @param lossSum summed loss in nats
 * @param tokens target tokens, the end of each document included
 */
public record TextScore(double lossSum, long tokens) {

    /** Nats per token; 0 for no text. */
    public double loss() {
        return tokens == 0 ? 0 : lossSum / tokens;
    }

    /** Perplexity; 1 for no text. */
    public double perplexity() {
        return Math.exp(loss());
    }
}
