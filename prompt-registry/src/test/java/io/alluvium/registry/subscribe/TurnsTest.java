package io.alluvium.registry.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps are taken one at a time, after every waking, whatever a step does. */
class TurnsTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void shouldTakeAStepAfterTheLastWakingAndNeverTwoAtOnce() {
        // Given
        AtomicInteger source = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Turns turns = new Turns(threads, () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            seen.set(source.get());
            inside.decrementAndGet();
        });

        // When
        for (int i = 0; i < 200_000; i++) {
            source.incrementAndGet();
            turns.wake();
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> seen.get() == 200_000);
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldGoOnAfterAStepThatFails() {
        // Given
        AtomicInteger steps = new AtomicInteger();
        Turns turns = new Turns(Runnable::run, () -> {
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("a test");
            }
        });

        // When
        turns.wake();
        turns.wake();

        // Then
        assertThat(steps).hasValue(2);
    }
}
