package io.alluvium.learning.gate;

import io.alluvium.learning.RegimeLoss;
import io.alluvium.learning.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The gate's decision from its numbers alone. */
final class GateRule {

    private GateRule() {}

    static Verdict verdict(List<RegimeLoss> scores, double budget) {
        if (scores.isEmpty()) {
            return new Verdict(
                    false,
                    "There is no held-out text of this domain yet, so nothing can be measured.",
                    0,
                    null,
                    0,
                    budget,
                    scores);
        }
        double frozen = perplexity(scores, RegimeLoss::frozenLoss);
        double candidate = perplexity(scores, RegimeLoss::candidateLoss);
        boolean hasLive = scores.get(0).liveLoss() != null;
        Double live = hasLive ? (Double) perplexity(scores, GateRule::reference) : null;
        String refusal = refusal(scores, budget, candidate, frozen);
        String reason = refusal != null
                ? refusal
                : String.format(
                        Locale.ROOT,
                        "Perplexity %.2f against %.2f without a prompt; no regime of %d is worse than %s by more than"
                                + " %.2f %%.",
                        candidate,
                        frozen,
                        scores.size(),
                        hasLive ? "the live prompt" : "no prompt",
                        100 * budget);
        return new Verdict(refusal == null, reason, frozen, live, candidate, budget, scores);
    }

    private static @Nullable String refusal(List<RegimeLoss> scores, double budget, double candidate, double frozen) {
        if (!Double.isFinite(candidate)) {
            return "The prompt's loss is not a finite number.";
        }
        if (candidate >= frozen) {
            return String.format(
                    Locale.ROOT, "Perplexity %.2f is not below the %.2f without a prompt.", candidate, frozen);
        }
        for (RegimeLoss score : scores) {
            double growth = Math.expm1(score.candidateLoss() - reference(score));
            if (!(growth <= budget)) {
                return String.format(
                        Locale.ROOT,
                        "On regime %d perplexity is %.2f %% worse than %s; the budget is %.2f %%.",
                        score.regime(),
                        100 * growth,
                        score.liveLoss() != null ? "the live prompt's" : "without a prompt",
                        100 * budget);
            }
        }
        return null;
    }

    private static double reference(RegimeLoss score) {
        return score.liveLoss() != null ? score.liveLoss() : score.frozenLoss();
    }

    private static double perplexity(List<RegimeLoss> scores, ToDoubleFunction<RegimeLoss> loss) {
        double sum = 0;
        long tokens = 0;
        for (RegimeLoss score : scores) {
            sum += loss.applyAsDouble(score) * score.heldOutTokens();
            tokens += score.heldOutTokens();
        }
        return Math.exp(sum / tokens);
    }
}
