package io.alluvium.learning;

import org.jspecify.annotations.Nullable;

/**
 * Losses on the held-out text of one regime, in nats per token.
 *
 * @param regime number of the regime, from 0
 * @param heldOutTokens target tokens that were scored
 * @param frozenLoss loss without a prompt
 * @param bestLoss lowest loss that any prompt of this domain had on the same text
 * @param liveLoss loss of the live prompt; null when nothing is live
 * @param candidateLoss loss of the proposed prompt
 */
public record RegimeLoss(
        int regime,
        long heldOutTokens,
        double frozenLoss,
        double bestLoss,
        @Nullable Double liveLoss,
        double candidateLoss) {}
