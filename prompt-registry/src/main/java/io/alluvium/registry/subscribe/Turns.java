package io.alluvium.registry.subscribe;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one step after the other, as often as it is woken, on threads that others lend: never two steps at once, and
 * whoever wakes it never waits.
 */
public final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Executor executor;
    private final Runnable step;
    private final AtomicInteger wanted = new AtomicInteger();

    /** Takes that step, on those threads. */
    public Turns(Executor executor, Runnable step) {
        this.executor = executor;
        this.step = step;
    }

    /** Wants a step that begins after this call. */
    public void wake() {
        if (wanted.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int done;
        do {
            done = wanted.get();
            take();
        } while (wanted.addAndGet(-done) != 0);
    }

    private void take() {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("error", failure.toString()).log("A subscriber could not be told; trying again");
        }
    }
}
