package io.alluvium.ingest.settle;

import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;

/**
 * When a text was accepted first, and from where.
 *
 * @param acceptedAtMillis the time, in milliseconds since the epoch
 * @param partition the partition of the records topic
 * @param offset the place in it
 */
record Acceptance(long acceptedAtMillis, int partition, long offset) {

    static Acceptance of(Origin origin, long nowMillis) {
        return new Acceptance(nowMillis, origin.getPartition(), origin.getOffset());
    }

    /** The place as a text. */
    String place() {
        return Topics.RECORDS + "/" + partition + "@" + offset;
    }
}
