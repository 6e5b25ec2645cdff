package io.alluvium.learning;

/**
 * How well one window of new text was foreseen before it was trained on.
 *
 * @param tokens target tokens
 * @param served summed loss of the served prompt, in nats
 * @param frozen summed loss without a prompt, in nats
 * @param last whether its record ends with it
 */
public record WindowLoss(long tokens, double served, double frozen, boolean last) {}
