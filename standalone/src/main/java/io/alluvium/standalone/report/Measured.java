package io.alluvium.standalone.report;

/**
 * How well a body of text was foreseen.
 *
 * @param tokens target tokens
 * @param loss nats per token
 * @param perplexity its exponential
 */
public record Measured(long tokens, double loss, double perplexity) {}
