package io.alluvium.standalone.throughput;

import java.util.Map;

/**
 * What one contestant did with the records of one round.
 *
 * @param counts what came out, read again afterwards
 * @param seconds from the first commit that held examples to the one that held the last
 * @param recordsPerSecond examples committed in that time, after the first commit
 * @param cpuMicrosPerRecord what this whole process, broker included but not the compiler, computed in that time for
 *     each of them
 * @param writtenPerRecord what the broker took in for each record, by topic
 */
public record Lap(
        Counts counts,
        double seconds,
        double recordsPerSecond,
        double cpuMicrosPerRecord,
        Map<String, Traffic.Written> writtenPerRecord) {

    /**
     * What came out.
     *
     * @param offered documents that were offered
     * @param found those of them that came out
     * @param again examples beyond one for each
     * @param cuts cuts between them
     */
    public record Counts(long offered, long found, long again, long cuts) {

        /** Whether every document came out once. */
        public boolean exact() {
            return found == offered && again == 0;
        }
    }
}
