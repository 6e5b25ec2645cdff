package io.alluvium.registry.event;

/**
 * Where in the registry log a record stands.
 *
 * @param partition the partition
 * @param offset the offset in it
 */
public record LogMark(int partition, long offset) {

    /** Checks that the mark is one that Kafka can give. */
    public LogMark {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "A log mark needs a partition and an offset from 0, but got " + partition + " and " + offset);
        }
    }
}
