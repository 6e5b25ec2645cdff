package io.alluvium.registry.collect;

import io.alluvium.schemas.blob.BlobSweeper;
import io.alluvium.schemas.blob.BlobSweeper.Swept;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Removes files that no version names.
 *
 * <p>A trainer keeps the files of a version first, and its manifest commits later, so that a file without a manifest may
 * be on its way to be named. How long that takes is bounded: a call of the trainer's processor and a transaction may last
 * a quarter of an hour each, then the one is fenced and the other aborted; whoever replays keeps the files again, which
 * makes them young. So a file that was kept last before the grace began, and that no manifest names now, was never named
 * and will not be without being kept again. The grace is longer than all that by far.
 *
 * <p>For one thread.
 */
final class BlobCollector {

    /** The shortest grace: twice the longest call and the longest transaction. */
    static final Duration SHORTEST_GRACE = Duration.ofHours(1);

    private final NamedBlobs named;
    private final BlobSweeper sweeper;
    private final Supplier<String> cluster;
    private final Duration grace;

    /** Takes what is named, what removes, whose files they are, and how old a file must be. */
    BlobCollector(NamedBlobs named, BlobSweeper sweeper, Supplier<String> cluster, Duration grace) {
        if (grace.compareTo(SHORTEST_GRACE) < 0) {
            throw new IllegalArgumentException("alluvium.registry.blobs.grace is " + grace + "; it must be at least "
                    + SHORTEST_GRACE + ", the time in which a version that is being published may need its files");
        }
        this.named = named;
        this.sweeper = sweeper;
        this.cluster = cluster;
        this.grace = grace;
    }

    /**
     * Removes what was kept last before the grace and is not named by any manifest that is committed now.
     *
     * @throws CollectException if not all manifests are known
     */
    Swept collect(Instant now) {
        named.readOn();
        if (named.isEmpty()) { // The files are more likely another system's than nobody's.
            return Swept.NOTHING;
        }
        sweeper.claim(cluster.get());
        return sweeper.sweep(named::contains, now.minus(grace));
    }
}
