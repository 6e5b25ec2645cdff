package io.alluvium.learning.loss;

import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Distance;
import io.alluvium.model.Distillation;
import io.alluvium.model.TokenGate;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The teachers of a batch, row by row; a prompt that teaches several rows is named once, and reads them together. */
final class RowTeachers {

    private final List<SoftPrompt> prompts = new ArrayList<>();
    private final List<Integer> teacherOfRow = new ArrayList<>();

    /** New rows and remembered ones have the teachers that were chosen for them, recalled ones none. */
    static RowTeachers of(BatchRows rows, Teachers teachers) {
        return new RowTeachers()
                .next(rows.fresh().size(), teachers.ofNew())
                .next(rows.remembered().size(), teachers.ofMemory())
                .next(rows.recalled().size(), null);
    }

    /** The next rows have this teacher; null for none. */
    RowTeachers next(int rows, @Nullable SoftPrompt teacher) {
        int index = rows == 0 ? -1 : index(teacher);
        for (int row = 0; row < rows; row++) {
            teacherOfRow.add(index);
        }
        return this;
    }

    private int index(@Nullable SoftPrompt teacher) {
        if (teacher == null) {
            return -1;
        }
        for (int i = 0; i < prompts.size(); i++) {
            if (prompts.get(i).values() == teacher.values()) {
                return i;
            }
        }
        prompts.add(teacher);
        return prompts.size() - 1;
    }

    /** Their distillation; null if nobody teaches, or nothing is made of it. */
    @Nullable
    Distillation distillation(double weight, Distance distance, TokenGate gate) {
        int[] rows = teacherOfRow.stream().mapToInt(Integer::intValue).toArray();
        return prompts.isEmpty() || weight == 0 ? null : new Distillation(prompts, rows, weight, distance, gate);
    }
}
