package io.alluvium.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate's answer to a proposed prompt, with the numbers that it rests on.
 *
 * @param passed whether the prompt may become live
 * @param reason one sentence for people
 * @param frozenPerplexity perplexity without a prompt over all held-out text; 0 when there is none
 * @param livePerplexity perplexity of the live prompt; null when nothing is live
 * @param candidatePerplexity perplexity of the proposed prompt; 0 when there is no held-out text
 * @param budget allowed relative growth of perplexity on any regime
 * @param scores losses regime by regime
 */
public record Verdict(
        boolean passed,
        String reason,
        double frozenPerplexity,
        @Nullable Double livePerplexity,
        double candidatePerplexity,
        double budget,
        List<RegimeLoss> scores) {

    public Verdict {
        scores = List.copyOf(scores);
    }
}
