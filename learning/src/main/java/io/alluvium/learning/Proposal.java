package io.alluvium.learning;

import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that the learner wants published, with its verdict.
 *
 * @param version the number that it will have in its domain, from 1 without gaps
 * @param parentVersion the version that was live when this one was proposed; null when none was
 * @param prompt the prompt itself
 * @param verdict whether it may become live, and why
 * @param summary what it was made from
 * @param regimes how many regimes its domain has gone through
 */
public record Proposal(
        int version,
        @Nullable Integer parentVersion,
        SoftPrompt prompt,
        Verdict verdict,
        TrainingSummary summary,
        int regimes) {}
