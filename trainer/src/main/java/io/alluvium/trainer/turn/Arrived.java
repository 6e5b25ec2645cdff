package io.alluvium.trainer.turn;

import org.apache.avro.specific.SpecificRecord;

/**
 * A record of the examples log that a learner can use.
 *
 * @param domain whose learner it is for
 * @param offset its place in the partition
 * @param timestampMillis when ingest wrote it
 * @param record an Example or a Cut
 */
public record Arrived(String domain, long offset, long timestampMillis, SpecificRecord record) {}
