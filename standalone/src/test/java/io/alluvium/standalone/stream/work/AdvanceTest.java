package io.alluvium.standalone.stream.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.stream.course.StreamKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvanceTest {

    private final Contender naive = Contender.of("naive-prefix");
    private final Job first = new Job(StreamKind.DRIFT, naive, 1);
    private final Job second = new Job(StreamKind.DRIFT, naive, 2);
    private final List<String> told = new ArrayList<>();
    private long nanos;

    private final Advance advance = new Advance(
            Map.of(first, 100L, second, 100L),
            (done, all, remark) -> told.add(done + "/" + all + " " + remark),
            () -> nanos);

    @Test
    void shouldForetellTheRestFromWhatWasRunHere() {
        // Given
        advance.done(first, false);

        // When
        nanos = Duration.ofSeconds(30).toNanos();
        advance.record(second);
        advance.record(second);

        // Then
        assertThat(told)
                .containsExactly(
                        "100/200 records, drift, naive-prefix, seed 1",
                        "101/200 records, 50 min left, drift, naive-prefix, seed 2",
                        "102/200 records, 25 min left, drift, naive-prefix, seed 2");
    }

    @Test
    void shouldCountARunOnce() {
        // When
        for (int i = 0; i < 100; i++) {
            advance.record(first);
        }
        advance.done(first, true);
        advance.done(second, false);

        // Then
        assertThat(told).last().asString().startsWith("200/200 ");
    }
}
