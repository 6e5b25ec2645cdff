package io.alluvium.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer that is ended when nothing of it comes for too long: a machine that vanished never says so, and a
 * read would wait for ever.
 */
final class WatchedBody extends FilterInputStream {

    private static final int LOOKS = 4;

    private final ScheduledExecutorService clock;
    private final Future<?> watch;
    private final long silenceNanos;
    private volatile long lastNanos = System.nanoTime();

    WatchedBody(InputStream body, Duration silence) {
        super(body);
        this.silenceNanos = silence.toNanos();
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "prompt-watch");
            thread.setDaemon(true);
            return thread;
        });
        long often = Math.max(1, silence.toMillis() / LOOKS);
        this.watch = clock.scheduleAtFixedRate(this::look, often, often, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (System.nanoTime() - lastNanos > silenceNanos) {
            abort();
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        lastNanos = System.nanoTime();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        lastNanos = System.nanoTime();
        return read;
    }

    /** Ends the reading, from any thread. */
    void abort() {
        try {
            in.close();
        } catch (IOException brokenAlready) {
            watch.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        in.close();
    }
}
