package io.alluvium.schemas.topic;

/**
 * How topics are spread over a cluster. All topics of one system have the same layout, so that a domain is in the
 * partition of the same number everywhere.
 *
 * @param partitions partitions of each topic, at least 1
 * @param replicationFactor copies of each partition, at least 1
 */
public record TopicLayout(int partitions, short replicationFactor) {

    /** Four partitions in one copy: right for a laptop. */
    public static final TopicLayout DEFAULT = new TopicLayout(4, (short) 1);

    /** Checks both numbers. */
    public TopicLayout {
        if (partitions < 1 || replicationFactor < 1) {
            throw new IllegalArgumentException("Topics need at least 1 partition and 1 replica, but were given "
                    + partitions + " and " + replicationFactor);
        }
    }
}
