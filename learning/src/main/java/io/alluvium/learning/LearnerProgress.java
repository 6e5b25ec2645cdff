package io.alluvium.learning;

import org.jspecify.annotations.Nullable;

/**
 * How far a learner has come. Losses are nats per token, 0 before the first step.
 *
 * @param acceptedRecords all records offered, held-out ones included
 * @param trainedRecords records trained on to their last window
 * @param heldOutRecords records kept for the gate
 * @param pendingRecords records that wait for their batch
 * @param trainedTokens target tokens trained on, once each
 * @param steps training steps
 * @param regimes regimes gone through, at least 1
 * @param prequentialLoss recent loss of the served prompt on text it had not seen, exponentially weighted
 * @param frozenPrequentialLoss the same without a prompt
 * @param overallPrequentialLoss loss of the served prompt on text it had not seen, over the whole life
 * @param overallFrozenLoss the same without a prompt
 * @param driftsDetected how often the boundary policy saw a new regime
 * @param lastVersion last version proposed; null when none was
 * @param liveVersion last version that passed the gate; null when none did
 * @param lastPosition position of the last example seen; -1 when none was
 * @param trainedDigestSum sum modulo 2^256 of the content digests of the trained records, 64 hexadecimal digits
 */
public record LearnerProgress(
        long acceptedRecords,
        long trainedRecords,
        long heldOutRecords,
        long pendingRecords,
        long trainedTokens,
        long steps,
        int regimes,
        double prequentialLoss,
        double frozenPrequentialLoss,
        double overallPrequentialLoss,
        double overallFrozenLoss,
        long driftsDetected,
        @Nullable Integer lastVersion,
        @Nullable Integer liveVersion,
        long lastPosition,
        String trainedDigestSum) {}
