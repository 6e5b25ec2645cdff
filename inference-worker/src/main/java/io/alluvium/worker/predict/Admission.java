package io.alluvium.worker.predict;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The door to the model: so many requests run at once, so many wait in line for so long, and more are refused at once.
 */
public final class Admission {

    private final Settings settings;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * How much may be going on.
     *
     * @param running requests that run at once
     * @param waiting requests that wait for their turn
     * @param patience how long one waits at most
     */
    public record Settings(int running, int waiting, Duration patience) {

        /** Checks the numbers. */
        public Settings {
            if (running < 1 || waiting < 0 || patience.isNegative()) {
                throw new IllegalArgumentException(
                        "alluvium.worker.concurrency needs 1 running request at least, but has " + running
                                + " running, " + waiting + " waiting and a patience of " + patience);
            }
        }
    }

    /** An open door. */
    public Admission(Settings settings) {
        this.settings = settings;
        this.free = new Semaphore(settings.running(), true);
    }

    /**
     * Waits for a turn.
     *
     * @return what ends the turn when closed; closing again does nothing
     * @throws PredictException if there are too many requests, or the door is closed
     */
    public Turn enter() {
        if (stopping.get()) {
            throw PredictException.of(Problem.STOPPING, "This worker is being stopped; ask another one.");
        }
        if (!free.tryAcquire()) {
            waitInLine();
        }
        return new Turn(free);
    }

    private void waitInLine() {
        if (waiting.incrementAndGet() > settings.waiting()) {
            waiting.decrementAndGet();
            throw PredictException.of(
                    Problem.OVERLOADED,
                    settings.running() + " requests run and " + settings.waiting()
                            + " wait, which is as many as may; try again in a moment.");
        }
        try {
            if (!free.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw PredictException.of(
                        Problem.WAITED_TOO_LONG,
                        "The request waited " + settings.patience().toMillis()
                                + " ms for its turn, which is as long as it may; try again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PredictException.of(Problem.STOPPING, "This worker is being stopped; ask another one.");
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Number of requests that run. */
    public int running() {
        return settings.running() - free.availablePermits();
    }

    /** Number of requests that wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Closes the door and waits until all are out. Returns whether they were out within the time. */
    public boolean close(Duration patience) throws InterruptedException {
        stopping.set(true);
        return free.tryAcquire(settings.running(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One request's time at the model. */
    public static final class Turn implements AutoCloseable {

        private final Semaphore free;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Turn(Semaphore free) {
            this.free = free;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                free.release();
            }
        }
    }
}
