package io.alluvium.learning.step;

import io.alluvium.model.StepResult;

/**
 * What the updates of one step came to.
 *
 * @param memoryRows rows replayed, over all updates
 * @param crossEntropy weighted cross-entropy of the last update
 * @param distillation mean distillation loss over gated tokens of the last update
 * @param gatedShare share of distilled tokens that passed the gate in the last update
 */
record UpdateTotals(int memoryRows, double crossEntropy, double distillation, double gatedShare) {

    static final UpdateTotals NONE = new UpdateTotals(0, 0, 0, 0);

    UpdateTotals plus(int rows, StepResult result) {
        double share = result.distilledTokens() == 0 ? 0 : (double) result.gatedTokens() / result.distilledTokens();
        return new UpdateTotals(memoryRows + rows, result.crossEntropy(), result.distillation(), share);
    }
}
