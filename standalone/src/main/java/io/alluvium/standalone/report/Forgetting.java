package io.alluvium.standalone.report;

/**
 * What was lost, in nats per token; zero or less is nothing.
 *
 * @param firstRegime loss of the last live prompt on regime 0, less the best that an earlier live version had there
 * @param sinceOwnStream loss of the live prompt at the end of the demo on both regimes, less that right after the domain's
 *     own stream had ended: what the streams of other domains did to it
 */
public record Forgetting(double firstRegime, double sinceOwnStream) {}
