package io.alluvium.model;

/**
 * Decides for each token whether the teacher may speak: only where its loss on the true token is at most the student's
 * plus a margin.
 *
 * @param enabled whether the gate acts; without it the teacher speaks everywhere
 * @param margin delta, in nats
 */
public record TokenGate(boolean enabled, double margin) {}
