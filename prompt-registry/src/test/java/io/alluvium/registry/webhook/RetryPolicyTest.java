package io.alluvium.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits grow, have a limit, and differ. */
class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), 8);

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "5, 16000", "6, 32000", "7, 60000", "8, 60000", "2147483647, 60000"})
    void shouldWaitTwiceAsLongAfterEachFailureWithinTheLimit(int failures, long longestMillis) {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(policy.after(failures, new SplittableRandom(seed)).toMillis())
                    .isBetween(longestMillis * 3 / 4, longestMillis);
        }
    }

    @Test
    void shouldNotLetAllComeBackAtOnce() {
        // When
        Set<Duration> waits = IntStream.range(0, 100)
                .mapToObj(seed -> policy.after(4, new SplittableRandom(seed)))
                .collect(Collectors.toSet());

        // Then
        assertThat(waits).hasSizeGreaterThan(80);
    }

    @Test
    void shouldRefuseWaitsThatDoNotGrow() {
        assertThatThrownBy(() -> new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first <= longest");
    }
}
