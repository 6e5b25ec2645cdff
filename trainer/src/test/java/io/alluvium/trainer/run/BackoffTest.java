package io.alluvium.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Waits grow, stay bounded and start again. */
class BackoffTest {

    @Test
    void shouldWaitTwiceAsLongUpToABound() {
        // Given
        Backoff backoff = new Backoff();

        // When
        List<Long> waits = LongStream.range(0, 8)
                .mapToObj(failure -> backoff.after(failure).toSeconds())
                .toList();

        // Then
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void shouldStartAgainAfterAGoodWhile() {
        // Given
        Backoff backoff = new Backoff();
        backoff.after(0);
        backoff.after(1);

        // When
        Duration wait = backoff.after(Duration.ofMinutes(6).toNanos());

        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
    }
}
