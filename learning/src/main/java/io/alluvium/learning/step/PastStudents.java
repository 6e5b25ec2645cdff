package io.alluvium.learning.step;

import io.alluvium.learning.loss.Recalled;
import io.alluvium.learning.loss.SnapshotSchedule;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.state.TrainingPlace;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The students kept of a domain's past, and which of them each slot of its memory was filled under. */
final class PastStudents {

    private final StateTable table;
    private final ReplayMemory memory;
    private final @Nullable SnapshotSchedule schedule;

    PastStudents(StateTable table, ReplayMemory memory, @Nullable SnapshotSchedule schedule) {
        this.table = table;
        this.memory = memory;
        this.schedule = schedule;
    }

    /** Keeps the student before a step if it is time, and drops those whose time is over. */
    void keep(float... student) {
        int now = stepsDone();
        if (schedule == null || !schedule.keeps(now, now)) {
            return;
        }
        table.put(Names.snapshot(now), new Tensor(student));
        for (String name : table.under(Names.SNAPSHOT, Tensor.class).keySet()) {
            if (!schedule.keeps(Names.snapshotSteps(name), now)) {
                table.remove(name);
            }
        }
    }

    /** Notes that a slot was filled. */
    void filled(OptionalInt slot) {
        if (schedule != null && slot.isPresent()) {
            table.put(Names.insertion(slot.getAsInt()), new TrainingPlace(stepsDone()));
        }
    }

    /** At most {@code count} remembered windows with their students. */
    List<Recalled> recall(int count, BiFunction<float[], int[], @Nullable SoftPrompt> reading, SeededRandom random) {
        if (schedule == null) {
            return List.of();
        }
        SortedMap<String, Tensor> kept = table.under(Names.SNAPSHOT, Tensor.class);
        return memory.slots(count, random).stream()
                .map(slot -> recalled(slot, before(slot, kept), reading))
                .toList();
    }

    private Recalled recalled(
            int slot, @Nullable Tensor student, BiFunction<float[], int[], @Nullable SoftPrompt> reading) {
        int[] window = memory.window(slot);
        return new Recalled(window, student == null ? null : reading.apply(student.values(), window));
    }

    /** The student kept nearest before a slot was filled. */
    private @Nullable Tensor before(int slot, SortedMap<String, Tensor> kept) {
        TrainingPlace filled = table.find(Names.insertion(slot), TrainingPlace.class);
        Tensor nearest = null;
        for (Map.Entry<String, Tensor> student : kept.entrySet()) {
            if (filled != null && Names.snapshotSteps(student.getKey()) <= filled.number()) {
                nearest = student.getValue();
            }
        }
        return nearest;
    }

    private int stepsDone() {
        return (int) table.get(Names.TRAINING, Training.class).steps();
    }
}
