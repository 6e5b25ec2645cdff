package io.alluvium.model;

/**
 * What one step found.
 *
 * @param gradient of the objective, in the student's layout
 * @param crossEntropy the weighted sum of cross-entropies
 * @param distillation mean {@code tau^2 KL} over the tokens where the gate was open, in nats
 * @param gatedTokens tokens where the gate was open
 * @param distilledTokens tokens whose row had a teacher
 * @param losses the student's cross-entropy of each target token, shaped like the targets, in nats
 */
public record StepResult(
        float[] gradient,
        double crossEntropy,
        double distillation,
        int gatedTokens,
        int distilledTokens,
        float[][] losses) {}
