package io.alluvium.learning.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.loss.Recalled;
import io.alluvium.learning.loss.SnapshotSchedule;
import io.alluvium.learning.memory.Memories;
import io.alluvium.learning.plug.Settings;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastStudentsTest {

    private final PromptShape shape = new PromptShape(
            PromptKind.PROMPT, 1, List.of(new TrainedTensor("prompt", List.of(1, 1), 1, TrainedTensor.Start.CHOSEN)));
    private final StateTable table = new StateTable();
    private final ReplayMemory memory = new ReplayMemory(
            table,
            Memories.FAMILY.create(Memories.FAMILY.read(
                    "test", Settings.MAPPER.createObjectNode().put("name", "reservoir"))));
    private final SeededRandom random = new SeededRandom(1);

    /** Steps of which each fills the slot of its number, by a student whose only number is the step's too. */
    private void live(PastStudents past, int steps) {
        for (int step = 0; step < steps; step++) {
            table.put(Names.TRAINING, new Training(0, 0, step, 0, 0, 0, ""));
            past.keep(step);
            past.filled(memory.offer(new MemorySlot(0, new int[] {step, step}, 0), random));
        }
    }

    private SoftPrompt read(float[] numbers, int... window) {
        return new SoftPrompt(shape, numbers);
    }

    private Map<Integer, Integer> thenByWindow(PastStudents past) {
        Map<Integer, Integer> then = new TreeMap<>();
        for (Recalled row : past.recall(1000, this::read, random)) {
            then.put(row.tokens()[0], row.then() == null ? -1 : (int) row.then().values()[0]);
        }
        return then;
    }

    @Test
    void shouldRecallEachWindowWithTheStudentKeptNearestBefore() {
        // Given
        PastStudents past = students(new SnapshotSchedule(8, 2));

        // When
        live(past, 7);

        // Then
        assertThat(thenByWindow(past)).isEqualTo(Map.of(0, 0, 1, 0, 2, 2, 3, 2, 4, 4, 5, 4, 6, 6));
    }

    @Test
    void shouldKeepABoundedNumberOfStudentsForALifeOfAnyLength() {
        // Given
        PastStudents past = students(new SnapshotSchedule(3, 1));

        // When
        live(past, 70);

        // Then
        assertThat(table.under(Names.SNAPSHOT, Tensor.class))
                .containsOnlyKeys(Names.snapshot(0), Names.snapshot(32), Names.snapshot(64));
        assertThat(thenByWindow(past))
                .containsEntry(31, 0)
                .containsEntry(32, 32)
                .containsEntry(69, 64);
    }

    @Test
    void shouldKnowNoStudentOfAWindowThatWasRememberedBeforeAnyWasKept() {
        // Given
        memory.offer(new MemorySlot(0, new int[] {9, 9}, 0), random);
        PastStudents past = students(new SnapshotSchedule(8, 2));
        table.put(Names.TRAINING, Training.START);
        past.keep(4);

        // When
        List<Recalled> recalled = past.recall(1, this::read, random);

        // Then
        assertThat(recalled).hasSize(1);
        assertThat(recalled.get(0).then()).isNull();
    }

    @Test
    void shouldNoteAndDrawNothingWhereNoTermNeedsIt() {
        // Given
        PastStudents past = students(null);
        live(past, 3);
        past.filled(OptionalInt.of(0));
        long before = random.state();

        // When
        List<Recalled> recalled = past.recall(3, this::read, random);

        // Then
        assertThat(recalled).isEmpty();
        assertThat(random.state()).isEqualTo(before);
        assertThat(table.snapshot().entries().keySet())
                .noneMatch(name -> name.startsWith(Names.SNAPSHOT) || name.startsWith(Names.INSERTION));
    }

    private PastStudents students(@Nullable SnapshotSchedule schedule) {
        return new PastStudents(table, memory, schedule);
    }
}
