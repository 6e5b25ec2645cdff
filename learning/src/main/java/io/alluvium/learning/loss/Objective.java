package io.alluvium.learning.loss;

import io.alluvium.model.Distillation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one update minimises: a weighted cross-entropy and at most one distillation.
 *
 * @param weights weight of each target token, row by row
 * @param distillation the soft targets; null for none
 */
public record Objective(float[][] weights, @Nullable Distillation distillation) {

    /** An objective without cross-entropy. */
    static Objective only(BatchRows rows, @Nullable Distillation distillation) {
        return new Objective(zeros(rows), distillation);
    }

    /** The sum of the terms' parts. */
    public static Objective sum(BatchRows rows, List<Objective> parts) {
        float[][] weights = zeros(rows);
        Distillation distillation = null;
        for (Objective part : parts) {
            for (int row = 0; row < weights.length; row++) {
                for (int token = 0; token < weights[row].length; token++) {
                    weights[row][token] += part.weights[row][token];
                }
            }
            distillation = part.distillation != null ? part.distillation : distillation;
        }
        return new Objective(weights, distillation);
    }

    private static float[][] zeros(BatchRows rows) {
        return rows.all().stream().map(window -> new float[window.length - 1]).toArray(float[][]::new);
    }
}
