package io.alluvium.standalone.stream.work;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How far all jobs have come, and about how long they will take. Safe for concurrent use. */
final class Advance implements Crew.Listener {

    private static final double NANOS = 1e9;
    private static final double MINUTE = 60;

    private final Map<Job, Long> records;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final long started;
    private final Map<Job, Long> learned = new ConcurrentHashMap<>();
    private long done;
    private long here;

    Advance(Map<Job, Long> records, Progress progress, LongSupplier nanoTime) {
        this.records = Map.copyOf(records);
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    @Override
    public synchronized void record(Job job) {
        learned.merge(job, 1L, Long::sum);
        done++;
        here++;
        tell(job);
    }

    @Override
    public synchronized void done(Job job, boolean ran) {
        done += records.getOrDefault(job, 0L) - learned.getOrDefault(job, 0L);
        tell(job);
    }

    private void tell(Job job) {
        long all = records.values().stream().mapToLong(Long::longValue).sum();
        progress.at(done, all, "records, " + left(all) + job.name());
    }

    private String left(long all) {
        if (here == 0 || done >= all) {
            return "";
        }
        double seconds = (nanoTime.getAsLong() - started) / NANOS * (all - done) / here;
        return seconds < MINUTE
                ? String.format(Locale.ROOT, "%.0f s left, ", seconds)
                : String.format(Locale.ROOT, "%.0f min left, ", Math.ceil(seconds / MINUTE));
    }
}
