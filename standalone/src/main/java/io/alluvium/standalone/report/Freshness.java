package io.alluvium.standalone.report;

/**
 * How soon what was said is known, over all records that were learned.
 *
 * @param servedMillis from a record accepted to a version that learned it in use by the worker
 * @param answeredMillis from a record accepted to the first answer whose digest is that of such a version
 * @param swapMillis from a version's files at hand to its use, in the worker
 */
public record Freshness(Percentiles servedMillis, Percentiles answeredMillis, Percentiles swapMillis) {}
