package io.alluvium.model;

import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;

/**
 * The soft-target part of a training objective: {@code weight * sum_i g_i distance_i / max(1, sum_i g_i)} (Hinton et al.
 * 2015, gated per token).
 *
 * @param teachers prompts of the student's kind and length that teach
 * @param teacherOfRow for each row the index of its teacher, or -1 for none
 * @param weight lambda
 * @param distance what is to become small
 * @param gate where a teacher may speak
 */
public record Distillation(
        List<SoftPrompt> teachers, int[] teacherOfRow, double weight, Distance distance, TokenGate gate) {
    /** Checks indices. */
    public Distillation {
        teachers = List.copyOf(teachers);
        for (int teacher : teacherOfRow) {
            if (teacher < -1 || teacher >= teachers.size()) {
                throw new IllegalArgumentException("a row names teacher " + teacher + " of " + teachers.size());
            }
        }
        if (distance instanceof Distance.FromZero && !teachers.isEmpty()) {
            throw new IllegalArgumentException(teachers.size() + " teachers for a distance that needs none");
        }
    }

    /** No soft targets for {@code rows} rows. */
    static Distillation none(int rows) {
        return new Distillation(List.of(), nobody(rows), 0, new Distance.Divergence(1), TokenGate.OPEN);
    }

    /** The mean square of the student's own logits, over the vocabulary and the tokens of {@code rows} rows. */
    public static Distillation squaredLogits(int rows, double weight) {
        return new Distillation(List.of(), nobody(rows), weight, new Distance.FromZero(), TokenGate.OPEN);
    }

    /** Whether the tokens of a row count. */
    boolean counts(int row) {
        return teacherOfRow[row] >= 0 || distance instanceof Distance.FromZero;
    }

    private static int[] nobody(int rows) {
        int[] nobody = new int[rows];
        Arrays.fill(nobody, -1);
        return nobody;
    }
}
