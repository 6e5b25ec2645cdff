package io.alluvium.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Threads that end are no leak. */
@ExtendWith(ThreadLeaks.class)
class ThreadLeaksTest {

    @Test
    void shouldLetAThreadPassThatEnds() throws InterruptedException {
        // Given
        CountDownLatch done = new CountDownLatch(1);

        // When
        new Thread(done::countDown, "short-lived").start();
        done.await();

        // Then
        assertThat(done.getCount()).isZero();
    }
}
