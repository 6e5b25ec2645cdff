package io.alluvium.learning;

import java.util.List;

/**
 * What one training step saw and did. Losses are nats per token.
 *
 * @param step number of this step in its domain, from 1
 * @param newRecords records whose last window was in the batch
 * @param newTokens target tokens of the new windows
 * @param memoryRows rows replayed from memory, over all updates of the step
 * @param prequentialLoss loss of the served prompt on the new windows, before training on them
 * @param frozenLoss loss of the backbone without a prompt on the same windows
 * @param trainLoss weighted cross-entropy of the student in the last update
 * @param distillation mean distillation loss over the gated tokens in the last update
 * @param gatedShare share of distilled tokens on which the teacher was allowed to speak, in the last update
 * @param drift whether a new regime began with this batch
 * @param regime the regime that the batch belongs to, from 0
 * @param newText the losses before training, window by window
 */
public record StepReport(
        long step,
        int newRecords,
        long newTokens,
        int memoryRows,
        double prequentialLoss,
        double frozenLoss,
        double trainLoss,
        double distillation,
        double gatedShare,
        boolean drift,
        int regime,
        List<WindowLoss> newText) {

    public StepReport {
        newText = List.copyOf(newText);
    }
}
