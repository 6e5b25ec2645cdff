package io.alluvium.learning;

/**
 * Which part of the log of examples a prompt was made from.
 *
 * @param firstPosition position of the first example seen
 * @param lastPosition position of the last example seen
 * @param trainedRecords records trained on to their last window
 * @param heldOutRecords records kept for the gate
 * @param trainedTokens target tokens trained on, once each
 * @param steps training steps
 * @param createdAtMillis when the last example seen was accepted: event time, never the wall clock
 * @param newestAcceptedAtMillis the latest acceptance time of all examples seen
 * @param trainedDigestSum sum modulo 2^256 of the content digests of the trained records, 64 hexadecimal digits
 */
public record TrainingSummary(
        long firstPosition,
        long lastPosition,
        long trainedRecords,
        long heldOutRecords,
        long trainedTokens,
        long steps,
        long createdAtMillis,
        long newestAcceptedAtMillis,
        String trainedDigestSum) {}
