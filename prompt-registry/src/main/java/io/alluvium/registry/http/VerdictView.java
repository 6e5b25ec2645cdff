package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.RegimeScore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The gate's judgement as JSON.
 *
 * @param passed whether the version may become live by itself
 * @param reason why, for people
 * @param frozenPerplexity held-out perplexity of the frozen model
 * @param livePerplexity the same of the version that was live; absent where none was
 * @param candidatePerplexity the same of this version
 * @param budget relative rise of the loss that the gate allows on an earlier regime
 * @param scores the losses per regime
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Verdict", description = "The publication gate's judgement, kept with the version for ever")
public record VerdictView(
        boolean passed,

        @Schema(examples = "better on regime 1, within the budget of 2% on regime 0")
        String reason,

        @Schema(examples = "41.3") double frozenPerplexity,
        @Nullable Double livePerplexity,
        @Schema(examples = "29.8") double candidatePerplexity,
        @Schema(examples = "0.02") double budget,
        List<Score> scores) {

    static VerdictView of(GateVerdict verdict) {
        return new VerdictView(
                verdict.getPassed(),
                verdict.getReason(),
                verdict.getFrozenPerplexity(),
                verdict.getLivePerplexity(),
                verdict.getCandidatePerplexity(),
                verdict.getBudget(),
                verdict.getScores().stream().map(Score::of).toList());
    }

    /**
     * Losses on one regime, in nats per token.
     *
     * @param regime number of the regime
     * @param heldOutTokens tokens that the losses are means over
     * @param frozenLoss of the frozen model
     * @param bestLoss the lowest of any published version
     * @param liveLoss of the version that was live; absent where none was
     * @param candidateLoss of this version
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VerdictScore")
    public record Score(
            int regime,
            long heldOutTokens,
            double frozenLoss,
            double bestLoss,
            @Nullable Double liveLoss,
            double candidateLoss) {

        static Score of(RegimeScore score) {
            return new Score(
                    score.getRegime(),
                    score.getHeldOutTokens(),
                    score.getFrozenLoss(),
                    score.getBestLoss(),
                    score.getLiveLoss(),
                    score.getCandidateLoss());
        }
    }
}
