package io.alluvium.model;

import java.util.List;

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
        float[][] losses) {

    /** From what a step returns: the flat gradient, and cross-entropy, divergence and gate of each target. */
    static StepResult of(StepRequest request, List<float[]> results) {
        float[] losses = results.get(1);
        float[] divergences = results.get(2);
        float[] open = results.get(3);
        int[] teachers = request.taught().teacherOfRow();
        double crossEntropy = 0;
        double divergence = 0;
        int gated = 0;
        int distilled = 0;
        int token = 0;
        for (int row = 0; row < teachers.length; row++) {
            for (float weight : request.weights()[row]) {
                crossEntropy += weight * losses[token];
                divergence += divergences[token];
                gated += open[token] > 0 ? 1 : 0;
                distilled += teachers[row] >= 0 ? 1 : 0;
                token++;
            }
        }
        return new StepResult(
                TrainedTensors.gradient(request.student(), results.get(0)),
                crossEntropy,
                divergence / Math.max(1, gated),
                gated,
                distilled,
                BatchTensors.rows(request.batch(), losses));
    }
}
