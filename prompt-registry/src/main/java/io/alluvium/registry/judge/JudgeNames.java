package io.alluvium.registry.judge;

/**
 * What the judge's surroundings are called in the topology.
 *
 * @param store the state store of the ledger
 * @param logSink the sink of the registry log
 * @param announcementSink the sink of the announcements
 * @param source what the registry calls itself in announcements
 */
public record JudgeNames(String store, String logSink, String announcementSink, String source) {}
