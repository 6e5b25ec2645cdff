package io.alluvium.ingest.settle;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Where each domain is settled: in the partition that Kafka's own partitioner gives its name. How many partitions there
 * are is known when the topics are there. Until then no record counts as being at home, which is always safe: what is
 * not at home takes the way through the internal topic by domain.
 */
public final class Home {

    private static final int NOT_KNOWN = 0;

    private volatile int partitions = NOT_KNOWN;

    /** A home of that many partitions, as many as the internal topic by domain has. */
    public static Home among(int partitions) {
        Home home = new Home();
        home.spreadsOver(partitions);
        return home;
    }

    /** From now on that many partitions are known. */
    public void spreadsOver(int known) {
        if (known < 1) {
            throw new IllegalArgumentException("There must be at least 1 partition, but are " + known);
        }
        partitions = known;
    }

    /** Whether a domain is settled in that partition. */
    public boolean isAt(String domain, int partition) {
        int known = partitions;
        return known != NOT_KNOWN
                && partition == BuiltInPartitioner.partitionForKey(domain.getBytes(StandardCharsets.UTF_8), known);
    }
}
