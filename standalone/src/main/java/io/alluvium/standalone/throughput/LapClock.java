package io.alluvium.standalone.throughput;

import java.time.Duration;
import java.util.stream.IntStream;

/** Lets a contestant run until all documents of a range are committed, and says how long that took. */
final class LapClock {

    private static final long LOOK_MILLIS = 20;
    private static final double SHORTEST_SECONDS = LOOK_MILLIS / 1e3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site site;

    LapClock(Site site) {
        this.site = site;
    }

    /**
     * Runs a contestant from its start to its stop.
     *
     * @param pause for how long nothing may move before it is taken to be done
     */
    Lap run(Contestant contestant, Harvest.Range range, Duration pause) throws InterruptedException {
        Traffic before = Traffic.now();
        CommitWatch watch = new CommitWatch(site, contestant.output());
        contestant.start();
        try (Harvest harvest =
                new Harvest(site, contestant.output(), watch.base().committed(), range)) {
            while (harvest.found() < range.size()) {
                await(watch, range.size(), pause);
                harvest.readTo(watch.last().committed());
                if (harvest.found() < range.size() && watch.still().compareTo(PATIENCE) > 0) {
                    break;
                }
            }
            contestant.stop();
            return lap(watch, harvest, range, before);
        } finally {
            contestant.stop();
        }
    }

    private static void await(CommitWatch watch, long records, Duration pause) throws InterruptedException {
        watch.look();
        while (watch.still().compareTo(PATIENCE) < 0
                && (watch.distance() < records || watch.still().compareTo(pause) < 0)) {
            Thread.sleep(LOOK_MILLIS);
            watch.look();
        }
    }

    private static Lap lap(CommitWatch watch, Harvest harvest, Harvest.Range range, Traffic before) {
        Lap.Counts counts = new Lap.Counts(range.size(), harvest.found(), harvest.again(), harvest.cuts());
        if (watch.distance() == 0) {
            throw new IllegalStateException("Nothing was committed within " + PATIENCE.toSeconds() + " s");
        }
        CommitWatch.Sight first = watch.first();
        CommitWatch.Sight last = watch.reached(harvest.afterLast());
        long[] base = watch.base().committed();
        long early = IntStream.range(0, base.length)
                .mapToLong(number -> first.committed()[number] - base[number])
                .sum();
        long timed = Math.max(1, counts.found() - early);
        double seconds = Math.max(SHORTEST_SECONDS, (last.nanos() - first.nanos()) / 1e9);
        return new Lap(
                counts,
                seconds,
                timed / seconds,
                (last.cpuNanos() - first.cpuNanos()) / 1e3 / timed,
                Traffic.now().perRecordSince(before, range.size()));
    }
}
