package io.alluvium.trainer.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is next of those that wait. */
class TurnOrderTest {

    private static final String FLOOD = "flood";
    private static final String BROOK = "brook";

    private final TurnOrder order = new TurnOrder();

    @Test
    void shouldPutADomainThatBeginsToWaitBeforeOnesThatWaitAllTheTime() {
        // Given
        order.begin(FLOOD);
        order.begin("other flood");
        turns(4);

        // When
        order.begin(BROOK);

        // Then
        assertThat(turns(4)).containsExactly(BROOK, FLOOD, "other flood", BROOK);
    }

    @Test
    void shouldPutADomainThatJustHadATurnBehindTheOthersThoughItLeftInBetween() {
        // Given
        order.begin(FLOOD);
        order.begin(BROOK);
        turns(3);
        order.leave(FLOOD);

        // When
        order.begin(FLOOD);

        // Then
        assertThat(turns(3)).containsExactly(BROOK, FLOOD, BROOK);
    }

    @Test
    void shouldCountATurnOfADomainThatDoesNotWait() {
        // Given
        order.endTurn(FLOOD);

        // When
        order.begin(FLOOD);
        order.begin(BROOK);

        // Then
        assertThat(turns(2)).containsExactly(BROOK, FLOOD);
    }

    @Test
    void shouldComeToADomainThatWaitsThoughNewOnesGoOnComing() {
        // Given
        order.begin(BROOK);
        order.endTurn(BROOK);

        // When
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 2 * TurnOrder.REMEMBERED; i++) {
            order.begin("new " + i);
            String next = turns(1).get(0);
            order.leave(next);
            turns.add(next);
        }

        // Then
        assertThat(turns).contains(BROOK);
    }

    @Test
    void shouldGiveEachATurnWhereMoreWaitThanAreRemembered() {
        // Given
        int many = 3 * TurnOrder.REMEMBERED;
        for (int i = 0; i < many; i++) {
            order.begin("domain " + i);
        }

        // When, Then
        List<String> round = turns(many);
        assertThat(round).doesNotHaveDuplicates();
        assertThat(turns(many)).isEqualTo(round);
    }

    private List<String> turns(int number) {
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String next = order.next().orElseThrow();
            order.endTurn(next);
            turns.add(next);
        }
        return turns;
    }
}
