package io.alluvium.model;

import java.util.List;

/**
 * What one step found.
 *
 * @param gradient of the objective, in the student's layout
 * @param crossEntropy the weighted sum of cross-entropies
 * @param distillation mean distance over the tokens where the gate was open
 * @param gatedTokens tokens where the gate was open
 * @param distilledTokens tokens whose row counts in the distillation
 * @param losses the student's cross-entropy of each target token, shaped like the targets, in nats
 */
public record StepResult(
        float[] gradient,
        double crossEntropy,
        double distillation,
        int gatedTokens,
        int distilledTokens,
        float[][] losses) {

    /** From what a step returns: the flat gradient, and cross-entropy, distance and gate of each target. */
    static StepResult of(StepRequest request, List<float[]> results) {
        float[] losses = results.get(1);
        float[] distances = results.get(2);
        float[] open = results.get(3);
        Distillation taught = request.taught();
        double crossEntropy = 0;
        double distance = 0;
        int gated = 0;
        int distilled = 0;
        int token = 0;
        for (int row = 0; row < request.weights().length; row++) {
            for (float weight : request.weights()[row]) {
                crossEntropy += weight * losses[token];
                distance += distances[token];
                gated += open[token] > 0 ? 1 : 0;
                distilled += taught.counts(row) ? 1 : 0;
                token++;
            }
        }
        return new StepResult(
                TrainedTensors.gradient(request.student(), results.get(0)),
                crossEntropy,
                distance / Math.max(1, gated),
                gated,
                distilled,
                BatchTensors.rows(request.batch(), losses));
    }
}
