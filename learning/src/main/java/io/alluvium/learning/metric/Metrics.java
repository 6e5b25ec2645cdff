package io.alluvium.learning.metric;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** All metrics of a loss matrix, by the names that papers use. With one stage, means over the past are 0. */
public final class Metrics {

    /** Every metric. */
    public static final List<Metric> ALL = List.of(
            new Metric("AP", Metrics::averagePerplexity),
            new Metric("AP+", Metrics::averageIncreasedPerplexity),
            new Metric("BWT", Metrics::backwardTransfer),
            new Metric("forgetting", Metrics::forgetting),
            new Metric("forgetting-share", Metrics::forgettingShare),
            new Metric("plasticity", Metrics::plasticity));

    private Metrics() {}

    /** Every metric of the matrix, by name. */
    public static SortedMap<String, Double> report(LossMatrix matrix) {
        SortedMap<String, Double> report = new TreeMap<>();
        ALL.forEach(metric -> report.put(metric.name(), metric.value().applyAsDouble(matrix)));
        return report;
    }

    /** {@code exp(mean_{j<=T} R[T,j])}: a geometric mean of perplexities (ELLE). Low is good. */
    static double averagePerplexity(LossMatrix r) {
        return Math.exp(mean(r.last() + 1, j -> r.at(r.last(), j)));
    }

    /** {@code mean_{j<T} (exp R[T,j] - exp R[j,j])} (ELLE). Low is good, negative is backward transfer. */
    static double averageIncreasedPerplexity(LossMatrix r) {
        return mean(r.last(), j -> Math.exp(r.at(r.last(), j)) - Math.exp(r.at(j, j)));
    }

    /** {@code mean_{j<T} (R[j,j] - R[T,j])}. High is good. */
    static double backwardTransfer(LossMatrix r) {
        return mean(r.last(), j -> r.at(j, j) - r.at(r.last(), j));
    }

    /**
     * {@code mean_{j<T} (R[T,j] - min_{j<=i<=T} R[i,j])}; over the regimes of one domain this is within-domain drift
     * forgetting. Low is good, 0 is best.
     */
    static double forgetting(LossMatrix r) {
        return mean(r.last(), j -> r.at(r.last(), j) - r.best(j));
    }

    /** Forgetting as a relative growth of perplexity, {@code exp(forgetting) - 1}. */
    static double forgettingShare(LossMatrix r) {
        return Math.expm1(forgetting(r));
    }

    /** {@code mean_j R[j,j]}: the loss right after learning each. Low is good. */
    static double plasticity(LossMatrix r) {
        return mean(r.last() + 1, j -> r.at(j, j));
    }

    private static double mean(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).average().orElse(0);
    }
}
