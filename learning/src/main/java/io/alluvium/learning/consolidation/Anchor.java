package io.alluvium.learning.consolidation;

/**
 * What holds the student back.
 *
 * @param values the values that it is held near
 * @param importance how strongly each is held, at least 0
 */
public record Anchor(float[] values, float[] importance) {

    /** The gradient of {@code weight * sum_i importance_i (student_i - values_i)^2}. */
    float[] pull(float[] student, double weight) {
        float[] pull = new float[student.length];
        for (int i = 0; i < pull.length; i++) {
            pull[i] = (float) (2 * weight * importance[i] * (student[i] - values[i]));
        }
        return pull;
    }
}
