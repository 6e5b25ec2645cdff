package io.alluvium.trainer.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.trainer.TinyTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits, whose turn it is, and what of it survives. */
class WaitingLineTest {

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(WaitingLine.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void shouldKeepTheOrderOfTheLogWithinADomainAndTakeTurnsBetweenThem() {
        // Given
        WaitingLine line = new WaitingLine(store);
        line.add(text("a", 9));
        line.add(text("ab", 10));
        line.add(text("a", 200));
        line.add(text("ab", 300));
        line.add(text("a", 4_000));

        // When
        List<String> turns = new ArrayList<>();
        while (line.size() > 0) {
            turns.add(turn(line));
        }

        // Then
        assertThat(turns).containsExactly("a9", "ab10", "a200", "ab300", "a4000");
        assertThat(line.next()).isEmpty();
        assertThat(line.holds("a")).isFalse();
    }

    @Test
    void shouldBeTheSameAgainFromItsStore() {
        // Given
        WaitingLine before = new WaitingLine(store);
        before.add(text("a", 3));
        before.add(text("a", 5));
        before.add(new Arrived("a", 7, 70, TinyTrainer.cut("a")));
        before.add(text("b", 6));
        before.remove(before.first("a", 1).get(0));

        // When
        WaitingLine after = new WaitingLine(store);

        // Then
        assertThat(after.size()).isEqualTo(3);
        assertThat(after.texts("a")).isEqualTo(1);
        assertThat(after.lastOffset("a")).isEqualTo(7);
        assertThat(after.texts("b")).isEqualTo(1);
        assertThat(after.first("a", 5))
                .isEqualTo(before.first("a", 5))
                .containsExactly(text("a", 5), new Arrived("a", 7, 70, TinyTrainer.cut("a")));
    }

    @Test
    void shouldRefuseDamage() {
        // Given
        byte[] entry = WaitingEntry.write(text("a", 3));
        byte[] otherKind = entry.clone();
        otherKind[1] = 1;

        // When, Then
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(entry, 9), otherKind)) {
            assertThatThrownBy(() -> WaitingEntry.read("a", 3, damaged))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("domain 'a' at 3", damaged.length + " bytes are damaged");
        }
        assertThatThrownBy(() -> WaitingEntry.read("a", 3, Arrays.copyOf(entry, entry.length - 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the bytes contradict their schema");
    }

    @Test
    void shouldRefuseSettingsThatLetNothingWait() {
        assertThatThrownBy(() -> new TurnSettings(Duration.ofSeconds(1), 0))
                .hasMessageContaining("most-waiting must be at least 1");
        assertThatThrownBy(() -> new TurnSettings(Duration.ofSeconds(-1), 1)).hasMessageContaining("patience");
    }

    private static String turn(WaitingLine line) {
        String domain = line.next().orElseThrow();
        Arrived first = line.first(domain, 1).get(0);
        line.remove(first);
        line.endTurn(domain);
        return domain + first.offset();
    }

    private static Arrived text(String domain, int offset) {
        return new Arrived(domain, offset, offset * 10L, TinyTrainer.example(domain, offset, false));
    }
}
