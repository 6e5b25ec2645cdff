package io.alluvium.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {

    private final SnapshotSchedule schedule = new SnapshotSchedule(4, 10);

    @Test
    void shouldKeepAStudentAtEveryIntervalWhileThereIsRoom() {
        assertThat(kept(39)).containsExactly(0, 10, 20, 30);
    }

    @Test
    void shouldDoubleTheIntervalRatherThanKeepTooMany() {
        assertThat(kept(40)).containsExactly(0, 20, 40);
        assertThat(kept(79)).containsExactly(0, 20, 40, 60);
        assertThat(kept(80)).containsExactly(0, 40, 80);
    }

    @Test
    void shouldNeverWantAStudentThatItOnceDropped() {
        for (int now = 1; now < 1000; now++) {
            List<Integer> before = kept(now - 1);
            int present = now;
            assertThat(kept(now))
                    .hasSizeLessThanOrEqualTo(4)
                    .allMatch(step -> step == present || before.contains(step));
        }
    }

    private List<Integer> kept(int now) {
        return IntStream.rangeClosed(0, now)
                .filter(step -> schedule.keeps(step, now))
                .boxed()
                .toList();
    }
}
