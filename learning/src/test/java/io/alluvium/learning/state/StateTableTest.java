package io.alluvium.learning.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.alluvium.learning.LearnerState;
import io.alluvium.learning.LearnerStateException;
import io.alluvium.learning.StateChanges;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateTableTest {

    private static final String DIGEST = "ab".repeat(32);

    /** One value of each type, as format 1 has them. */
    private static StateTable example() {
        StateTable table = new StateTable();
        table.put(Names.META, new Meta("law", 7, "{\"name\":\"x\"}", "w", "tö"));
        table.put(Names.LOG, LogPlace.START.after(41, 1000, true));
        table.put(
                Names.TRAINING, Training.START.waiting(3).step(128).update(true).record(DIGEST));
        table.put(Names.PREQUENTIAL, Prequential.START.after(30, 40, 10));
        table.put(Names.PUBLICATION, Publication.START.cut(1).published(2, DIGEST, true));
        table.put(Names.REGIMES, Regimes.START.into(1));
        table.put(Names.regime(1), RegimeRow.START.counted().measured(3.5, 99));
        table.put(Names.DETECTOR, new DetectorState(5, 1.5, -0.25, -0.5));
        table.put(Names.RANDOM, new RandomState(-2));
        table.put(Names.STUDENT, new Tensor(new float[] {1.5f, -2}));
        table.put(Names.memory(3), new MemorySlot(1, new int[] {1, 2, 3}, 4.25));
        table.put(Names.heldOut(1, 2), new HeldOutWindow(new int[] {9, 8}, Double.NaN));
        table.put(Names.pending(5), new PendingWindow(new int[] {7, 6}, DIGEST));
        return table;
    }

    private static Map<String, String> hex(LearnerState state) {
        Map<String, String> hex = new TreeMap<>();
        state.entries().forEach((name, bytes) -> hex.put(name, HexFormat.of().formatHex(bytes)));
        return hex;
    }

    private static String golden() throws IOException {
        try (InputStream in = StateTableTest.class.getResourceAsStream("learner-state-format-1.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldWriteFormatOneByteForByte() throws IOException {
        // When
        String written = hex(example().snapshot()).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());

        // Then
        assertThat(written).isEqualTo(golden());
    }

    @Test
    void shouldWriteWhatOnlyLearnersOfSeveralPromptsHaveByteForByteToo() {
        // Given
        StateTable table = new StateTable();
        table.put(Names.told(2), new Label("tö"));
        table.put(Names.AGE, new Age(258));

        // When
        Map<String, String> written = hex(table.snapshot());

        // Then
        assertThat(written)
                .containsOnly(Map.entry("told/000002", "010f0000000374c3b6"), Map.entry("age", "01100000000000000102"));
        assertThat(hex(StateTable.restore(table.snapshot()).snapshot())).isEqualTo(written);
    }

    @Test
    void shouldReadFormatOneBack() throws IOException {
        // Given
        Map<String, byte[]> entries = golden().lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> HexFormat.of().parseHex(parts[1])));

        // When
        StateTable table = StateTable.restore(new LearnerState(entries));

        // Then
        assertThat(table.get(Names.META, Meta.class)).isEqualTo(new Meta("law", 7, "{\"name\":\"x\"}", "w", "tö"));
        assertThat(table.get(Names.STUDENT, Tensor.class).values()).containsExactly(1.5f, -2);
        assertThat(table.get(Names.pending(5), PendingWindow.class).tokens()).containsExactly(7, 6);
        assertThat(hex(table.snapshot())).isEqualTo(hex(example().snapshot()));
        assertThat(table.dirty()).isEmpty();
    }

    @Test
    void shouldWriteAPlaceInTrainingByteForByte() {
        // Given
        StateTable table = new StateTable();
        table.put(Names.insertion(3), new TrainingPlace(41));

        // When
        Map<String, String> written = hex(table.snapshot());

        // Then
        assertThat(written).containsExactly(Map.entry("insertion/000003", "010e0000000000000029"));
        assertThat(StateTable.restore(table.snapshot()).get(Names.insertion(3), TrainingPlace.class))
                .isEqualTo(new TrainingPlace(41));
    }

    @Test
    void shouldWriteWhatIsKnownOfTextsByteForByte() {
        // Given
        StateTable table = new StateTable();
        float[] vector = new float[TextStatistics.DIMENSIONS];
        vector[1] = 1.5f;
        TextStatistics texts = TextStatistics.START;
        for (int text = 0; text < 3; text++) {
            texts = texts.plus(new int[] {2}, vector, 2);
        }
        table.put(Names.TEXTS, texts);

        // When
        String written = Map.copyOf(hex(table.snapshot())).get(Names.TEXTS);

        // Then: 8,192 counts, the tokens, mean and squares by turns, how many earlier, and two recent vectors.
        assertThat(written).startsWith("010d00002000" + "00000000" + "00000000" + "00000003" + "00000000");
        assertThat(written.substring(2 * (2 + 4 + 4 * 8192)))
                .startsWith("0000000000000003" + "0".repeat(32) + "3ff8000000000000" + "0000000000000000")
                .contains("0000000000000001" + "00000002" + "00000100" + "00000000" + "3fc00000" + "00000000");
        TextStatistics read = StateTable.restore(table.snapshot()).get(Names.TEXTS, TextStatistics.class);
        assertThat(read.plus(new int[] {2}, new float[TextStatistics.DIMENSIONS], 2)
                        .shift())
                .isEqualTo(texts.plus(new int[] {2}, new float[TextStatistics.DIMENSIONS], 2)
                        .shift());
        assertThat(read.share(2)).isEqualTo(texts.share(2));
    }

    @Test
    void shouldCutLargeTensorsIntoEntriesThatFitAMessage() {
        // Given
        StateTable table = new StateTable();
        float[] large = new float[2 * Tensor.CHUNK + 5];
        large[large.length - 1] = 3;
        table.put(Names.STUDENT, new Tensor(large));

        // When
        LearnerState state = table.snapshot();

        // Then
        assertThat(state.entries()).containsOnlyKeys("student#0000", "student#0001", "student#0002");
        assertThat(state.entries().values())
                .allSatisfy(bytes -> assertThat(bytes.length).isLessThan(263_000));
        assertThat(StateTable.restore(state).get(Names.STUDENT, Tensor.class).values())
                .isEqualTo(large);
    }

    @Test
    void shouldGiveChangesThatBuildTheSameStateWhenAppliedInOrder() {
        // Given
        StateTable table = example();
        Map<String, byte[]> store = new HashMap<>();
        apply(store, table.drain());
        table.remove(Names.pending(5));
        table.put(Names.pending(6), new PendingWindow(new int[] {1, 1}, ""));
        table.put(Names.STUDENT, new Tensor(new float[Tensor.CHUNK + 1]));
        apply(store, table.drain());
        table.put(Names.STUDENT, new Tensor(new float[] {1}));
        var announced = table.dirty();

        // When
        StateChanges last = table.drain();
        apply(store, last);

        // Then
        assertThat(announced).containsExactly("student#0000");
        assertThat(last.removed()).containsExactly("student#0001");
        assertThat(hex(new LearnerState(store))).isEqualTo(hex(table.snapshot()));
        assertThat(table.drain().isEmpty()).isTrue();
    }

    private static void apply(Map<String, byte[]> store, StateChanges changes) {
        store.putAll(changes.written());
        store.keySet().removeAll(changes.removed());
    }

    @Test
    void shouldSayWhichEntryIsDamaged() {
        // Given
        Map<String, byte[]> entries = new HashMap<>(example().snapshot().entries());
        entries.put(Names.REGIMES, new byte[] {1, 5, 0});

        // When, Then
        assertThatThrownBy(() -> StateTable.restore(new LearnerState(entries)))
                .isInstanceOf(LearnerStateException.class)
                .hasMessageContaining("'regimes'")
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseAFormatFromTheFuture() {
        // Given
        LearnerState state = new LearnerState(Map.of(Names.META, new byte[] {2, 0}));

        // When, Then
        assertThatThrownBy(() -> StateTable.restore(state))
                .hasMessageContaining("format 2")
                .hasMessageContaining("later");
    }

    @Test
    void shouldNoticeAMissingPieceOfATensor() {
        // Given
        StateTable table = new StateTable();
        table.put(Names.STUDENT, new Tensor(new float[Tensor.CHUNK + 1]));
        Map<String, byte[]> entries = new HashMap<>(table.snapshot().entries());
        entries.remove("student#0000");

        // When, Then
        assertThatThrownBy(() -> StateTable.restore(new LearnerState(entries)))
                .hasMessageContaining("'student#0000' is missing");
    }

    @Test
    void shouldNoticeAValueOfTheWrongKindUnderAPrefix() {
        // Given
        StateTable table = example();
        table.put(Names.memory(4), LogPlace.START);

        // When, Then
        assertThatThrownBy(() -> table.under(Names.MEMORY, MemorySlot.class))
                .isInstanceOf(LearnerStateException.class)
                .hasMessageContaining("'memory/000004' should be a MemorySlot, found a LogPlace");
    }

    @Test
    void shouldNoticeANameWithoutItsNumber() {
        // When, Then
        assertThatThrownBy(() -> Names.slot("memory/x"))
                .isInstanceOf(LearnerStateException.class)
                .hasMessageContaining("memory/x");
        assertThatThrownBy(() -> Names.heldOutRegime("held-out/"))
                .isInstanceOf(LearnerStateException.class)
                .hasMessageContaining("held-out/");
    }

    @Test
    void shouldNotAskForTheMemoryThatAFalseLengthPromises() {
        // Given: a tensor of sixteen million numbers, of which none is there
        byte[] lie = {1, 9, 1, 0, 0, 0};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        LearnerState state = new LearnerState(Map.of("student#0000", lie));
        assertThatThrownBy(() -> StateTable.restore(state)).hasMessageContaining("is damaged");
        long before = threads.getThreadAllocatedBytes(thread);

        // When
        assertThatThrownBy(() -> StateTable.restore(state)).hasMessageContaining("is damaged");

        // Then
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(4 << 20);
    }

    @Test
    void shouldSumDigestsInAnyOrderAndNoticeARepetition() {
        // Given
        String a = "f".repeat(64);
        String b = "0".repeat(63) + "3";

        // When
        String sum = DigestSum.plus(DigestSum.plus(DigestSum.ZERO, a), b);

        // Then
        assertThat(sum).isEqualTo("0".repeat(63) + "2");
        assertThat(DigestSum.plus(DigestSum.plus(DigestSum.ZERO, b), a)).isEqualTo(sum);
        assertThat(DigestSum.plus(sum, a)).isNotEqualTo(sum);
    }
}
