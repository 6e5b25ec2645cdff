package io.alluvium.worker.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is passed on is never taken back. */
class TextFlowTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void shouldPassOnEachPieceWhereNothingCanStopIt() {
        // Given
        TextFlow flow = new TextFlow(heard::add, List.of());

        // When
        flow.accept("a");
        flow.accept("");
        flow.accept("b");
        flow.finish("ab");

        // Then
        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void shouldNotPassOnTheBeginningOfAStopText() {
        // Given
        TextFlow flow = new TextFlow(heard::add, List.of("END"));

        // When
        flow.accept("one");
        flow.accept("E");
        flow.accept("N");
        flow.finish("one");

        // Then
        assertThat(String.join("", heard)).isEqualTo("one");
    }

    @Test
    void shouldPassOnTheWholeTextWhereTheStopTextNeverCame() {
        // Given
        TextFlow flow = new TextFlow(heard::add, List.of("a long stop text"));

        // When
        flow.accept("short");
        flow.finish("short");

        // Then
        assertThat(heard).containsExactly("short");
    }

    @Test
    void shouldNotCutASurrogatePairInTwo() {
        // Given
        TextFlow flow = new TextFlow(heard::add, List.of("xx"));

        // When
        flow.accept("a😀");
        flow.finish("a😀");

        // Then
        assertThat(heard).containsExactly("a", "😀");
    }

    @Test
    void shouldPassOnTheWishToStop() {
        // Given
        TextFlow flow = new TextFlow(piece -> false, List.of());

        // When, Then
        assertThat(flow.accept("a")).isFalse();
    }
}
