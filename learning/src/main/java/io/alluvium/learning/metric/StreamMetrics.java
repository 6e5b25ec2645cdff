package io.alluvium.learning.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The metrics of continual learning over stages that may come back to what was learned before; without such a return they
 * are the textbook's. Losses in nats per token, T the last stage, s(T) what it learned. Means over nothing are 0.
 */
public final class StreamMetrics {

    private StreamMetrics() {}

    /** Every metric, by name. */
    public static Map<String, Double> report(StageLosses r) {
        Map<String, Double> report = new LinkedHashMap<>();
        report.put("AP", averagePerplexity(r));
        report.put("AP+", averageIncreasedPerplexity(r));
        report.put("BWT", backwardTransfer(r));
        report.put("FWT", forwardTransfer(r));
        report.put("forgetting", forgetting(r));
        report.put("plasticity", plasticity(r));
        report.put("WDF", driftForgetting(r));
        return report;
    }

    /** {@code exp(mean_c R[T,c])} over the known columns: a geometric mean of perplexities (ELLE). Low is good. */
    public static double averagePerplexity(StageLosses r) {
        return Math.exp(mean(r.known(), c -> r.rows()[r.last()][c]));
    }

    /**
     * {@code mean_{c != s(T)} (exp R[T,c] - exp R[l(c),c])}, where l(c) learned c last (ELLE). Low is good, negative is
     * backward transfer.
     */
    public static double averageIncreasedPerplexity(StageLosses r) {
        return mean(r.past(), c -> Math.exp(r.rows()[r.last()][c]) - Math.exp(r.rows()[r.latest(c)][c]));
    }

    /** {@code mean_{c != s(T)} (R[l(c),c] - R[T,c])}. High is good. */
    public static double backwardTransfer(StageLosses r) {
        return mean(r.past(), c -> r.rows()[r.latest(c)][c] - r.rows()[r.last()][c]);
    }

    /**
     * {@code mean_c (b_c - R[f(c)-1,c])} over the columns first learned at a stage f(c) after the first one, with the loss
     * b_c without any learning. High is good.
     */
    public static double forwardTransfer(StageLosses r) {
        int[] later = Arrays.stream(r.known()).filter(c -> r.first(c) > 0).toArray();
        return mean(later, c -> r.frozen()[c] - r.rows()[r.first(c) - 1][c]);
    }

    /** {@code mean_{c != s(T)} (R[T,c] - min_{i<=T} R[i,c])}. Low is good, 0 is best. */
    public static double forgetting(StageLosses r) {
        return mean(r.past(), c -> r.rows()[r.last()][c] - r.best(c));
    }

    /** {@code mean_c R[f(c),c]}: the loss right after learning each for the first time. Low is good. */
    public static double plasticity(StageLosses r) {
        return mean(r.known(), c -> r.rows()[r.first(c)][c]);
    }

    /**
     * Within-domain drift forgetting, {@code mean_{r<K} (R[K,r] - min_{i<=K} R[i,r])} over the K regimes of a domain, when
     * the last of them has been learned for the first time. Low is good, 0 is best.
     */
    public static double driftForgetting(StageLosses r) {
        return forgetting(r.firstPass());
    }

    private static double mean(int[] columns, IntToDoubleFunction value) {
        return Arrays.stream(columns).mapToDouble(value).average().orElse(0);
    }
}
