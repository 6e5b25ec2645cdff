package io.alluvium.learning.consolidation;

/**
 * What holds the student back.
 *
 * @param values the values that it is held near
 * @param importance how strongly each is held, at least 0
 */
public record Anchor(float[] values, float[] importance) {

    /** A gradient, and that of {@code weight * sum_i importance_i (student_i - values_i)^2} with it. */
    public float[] pull(float[] gradient, float[] student, double weight) {
        float[] sum = gradient.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (2 * weight * importance[i] * (student[i] - values[i]));
        }
        return sum;
    }
}
