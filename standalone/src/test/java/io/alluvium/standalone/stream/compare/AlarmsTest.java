package io.alluvium.standalone.stream.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    @Test
    void shouldGiveEachChangeItsFirstAlarmAndCountTheOthersAsFalse() {
        // When
        Alarms alarms = Alarms.of(List.of(300L, 600L, 900L), List.of(120L, 340L, 350L, 920L, 1_100L));

        // Then
        assertThat(alarms).isEqualTo(new Alarms(3, List.of(40L, 20L), 3));
        assertThat(alarms.delay()).isEqualTo(30);
    }

    @Test
    void shouldCallEveryAlarmFalseWhereNothingChanges() {
        // When
        Alarms alarms = Alarms.of(List.of(), List.of(7L, 9L));

        // Then
        assertThat(alarms).isEqualTo(new Alarms(0, List.of(), 2));
        assertThat(alarms.delay()).isNull();
    }
}
