package io.alluvium.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing has come for a while, so that its reader does not wait for ever. */
final class SilenceWatch implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hub-silence-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final InputStream stream;
    private final long patienceNanos;
    private final ScheduledFuture<?> looks;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean silent;

    SilenceWatch(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patienceNanos = patience.toNanos();
        long step = Math.max(1, patienceNanos / 4);
        this.looks = clock.scheduleAtFixedRate(this::look, step, step, TimeUnit.NANOSECONDS);
    }

    /** Something came. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether the stream was closed for its silence. */
    boolean silent() {
        return silent;
    }

    private void look() {
        if (System.nanoTime() - heardAt > patienceNanos) {
            silent = true;
            try {
                stream.close();
            } catch (IOException e) {
                clock.shutdown();
            }
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
        clock.shutdownNow();
    }
}
