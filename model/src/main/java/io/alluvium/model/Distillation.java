package io.alluvium.model;

import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;

/**
 * The soft-target part of a training objective: {@code weight * sum_i g_i tau^2 KL(teacher_i || student_i) / max(1, sum_i
 * g_i)} (Hinton et al. 2015, gated per token).
 *
 * @param teachers prompts of the student's kind and length that teach
 * @param teacherOfRow for each row the index of its teacher, or -1 for none
 * @param weight lambda
 * @param temperature tau
 * @param gate where a teacher may speak
 */
public record Distillation(
        List<SoftPrompt> teachers, int[] teacherOfRow, double weight, double temperature, TokenGate gate) {
    /** Checks indices and temperature. */
    public Distillation {
        teachers = List.copyOf(teachers);
        if (temperature <= 0) {
            throw new IllegalArgumentException("temperature is " + temperature + "; it must be positive");
        }
        for (int teacher : teacherOfRow) {
            if (teacher < -1 || teacher >= teachers.size()) {
                throw new IllegalArgumentException("a row names teacher " + teacher + " of " + teachers.size());
            }
        }
    }

    /** No soft targets for {@code rows} rows. */
    static Distillation none(int rows) {
        int[] nobody = new int[rows];
        Arrays.fill(nobody, -1);
        return new Distillation(List.of(), nobody, 0, 1, new TokenGate(false, 0));
    }
}
