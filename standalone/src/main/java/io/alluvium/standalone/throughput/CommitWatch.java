package io.alluvium.standalone.throughput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks now and then up to where a topic is committed, and remembers when it saw it move. Asking for the end costs the
 * broker next to nothing, so that the one who watches is not measured with the others.
 */
final class CommitWatch {

    private final Site site;
    private final String topic;
    private final ComputingTime computing = new ComputingTime();
    private final Sight base;
    private final List<Sight> moved = new ArrayList<>();

    /**
     * What was seen at a time.
     *
     * @param nanos the time
     * @param cpuNanos what this process had computed until then, all threads together
     * @param committed up to where each partition was committed
     */
    @SuppressWarnings("ArrayRecordComponent") // Offsets by partition, never compared as a whole.
    record Sight(long nanos, long cpuNanos, long[] committed) {

        private boolean reaches(long[] places) {
            return IntStream.range(0, places.length).allMatch(number -> committed[number] >= places[number]);
        }
    }

    CommitWatch(Site site, String topic) throws InterruptedException {
        this.site = site;
        this.topic = topic;
        this.base = sight();
    }

    /** Looks. */
    void look() throws InterruptedException {
        Sight now = sight();
        if (!Arrays.equals(now.committed(), last().committed())) {
            moved.add(now);
        }
    }

    /** How far all partitions together have moved, transaction marks included. */
    long distance() {
        return Arrays.stream(last().committed()).sum()
                - Arrays.stream(base.committed()).sum();
    }

    /** For how long nothing has moved. */
    Duration still() {
        return Duration.ofNanos(System.nanoTime() - last().nanos());
    }

    Sight base() {
        return base;
    }

    /** The first sight of anything new. */
    Sight first() {
        return moved.get(0);
    }

    /** The last sight of anything new, or the base. */
    Sight last() {
        return moved.isEmpty() ? base : moved.get(moved.size() - 1);
    }

    /** The first sight of all these places being committed. */
    Sight reached(long[] places) {
        return moved.stream().filter(each -> each.reaches(places)).findFirst().orElseThrow();
    }

    private Sight sight() throws InterruptedException {
        long[] committed = site.committed(topic);
        return new Sight(System.nanoTime(), computing.nanos(), committed);
    }
}
