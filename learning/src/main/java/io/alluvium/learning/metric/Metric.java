package io.alluvium.learning.metric;

import java.util.function.ToDoubleFunction;

/**
 * A number that sums up a loss matrix.
 *
 * @param name what papers call it
 * @param value how to compute it
 */
public record Metric(String name, ToDoubleFunction<LossMatrix> value) {}
