package io.alluvium.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A position survives its way through a client, and only grows. */
class LogPositionTest {

    @Test
    void shouldReadItsOwnId() {
        // Given
        LogPosition position = new LogPosition(Map.of(3, 7L, 0, 12L));

        // When
        String id = position.id();

        // Then
        assertThat(id).isEqualTo("0:12.3:7");
        assertThat(LogPosition.parse(id)).contains(position);
        assertThat(LogPosition.parse("")).contains(LogPosition.START);
    }

    @Test
    void shouldOnlyGrow() {
        // Given
        LogPosition position = LogPosition.START.after(new LogMark(1, 5));

        // When
        LogPosition next = position.after(new LogMark(1, 4)).after(new LogMark(2, 0));

        // Then
        assertThat(next.covers(new LogMark(1, 5))).isTrue();
        assertThat(next.covers(new LogMark(1, 6))).isFalse();
        assertThat(next.covers(new LogMark(2, 0))).isTrue();
        assertThat(next.covers(new LogMark(0, 0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "a:b", "1:", ":", "1:2..3:4"})
    void shouldRefuseForeignIds(String id) {
        // When
        var parsed = LogPosition.parse(id);

        // Then
        assertThat(parsed).isEmpty();
    }
}
