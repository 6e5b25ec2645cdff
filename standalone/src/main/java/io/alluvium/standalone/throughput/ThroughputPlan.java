package io.alluvium.standalone.throughput;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be measured.
 *
 * @param size how much of what
 * @param rounds measured rounds for each number of domains
 * @param warmUps rounds before the first measured one, to warm the process up
 * @param seed chooses texts and domains
 * @param directory an empty directory for the broker and the stores
 * @param keys settings of ingest that differ from the shipped ones
 */
public record ThroughputPlan(Size size, int rounds, int warmUps, long seed, Path directory, Map<String, String> keys) {

    /**
     * How much of what.
     *
     * @param records records in each round
     * @param bytes about how large each record's value is
     * @param domains numbers of domains, each measured on its own state
     */
    public record Size(int records, int bytes, List<Integer> domains) {

        private static final int SMALLEST = 200;

        /** Checks the numbers. */
        public Size {
            domains = List.copyOf(domains);
            if (records < 1 || domains.isEmpty() || domains.stream().anyMatch(many -> many < 1)) {
                throw new IllegalArgumentException(
                        "Records and domains must be at least 1, but are " + records + " and " + domains);
            }
            if (bytes < SMALLEST) {
                throw new IllegalArgumentException("A record must have at least " + SMALLEST
                        + " bytes to hold its frame, but shall have " + bytes);
            }
        }
    }

    /** Checks the numbers. */
    public ThroughputPlan {
        keys = Map.copyOf(keys);
        if (rounds < 1 || warmUps < 0) {
            throw new IllegalArgumentException(
                    "There must be at least 1 round and no negative warm-up, but are " + rounds + " and " + warmUps);
        }
    }
}
