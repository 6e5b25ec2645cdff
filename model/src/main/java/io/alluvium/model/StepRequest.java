package io.alluvium.model;

import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * One gradient to compute: {@code sum_i weights_i CE_i}, plus the distillation part where there is one.
 *
 * @param student the prompt to differentiate
 * @param batch the text
 * @param weights cross-entropy weight of each target token, shaped like the targets; 0 leaves a token out
 * @param distillation soft targets, or null
 */
public record StepRequest(
        SoftPrompt student,
        TokenBatch batch,
        float[][] weights,
        @Nullable Distillation distillation) {
    /** Checks that the parts fit each other. */
    public StepRequest {
        if (weights.length != batch.rows()) {
            throw new IllegalArgumentException(
                    weights.length + " rows of weights for " + batch.rows() + " rows of text");
        }
        for (int row = 0; row < weights.length; row++) {
            if (weights[row].length != batch.targets()[row].length) {
                throw new IllegalArgumentException("row " + row + " has " + weights[row].length + " weights for "
                        + batch.targets()[row].length + " targets");
            }
        }
        if (distillation != null) {
            if (distillation.teacherOfRow().length != batch.rows()) {
                throw new IllegalArgumentException("distillation names teachers for "
                        + distillation.teacherOfRow().length + " rows, the batch has " + batch.rows());
            }
            for (SoftPrompt teacher : distillation.teachers()) {
                if (!teacher.shape().equals(student.shape())) {
                    throw new IllegalArgumentException(
                            "a teacher of shape " + teacher.shape() + " for a student of shape " + student.shape());
                }
            }
        }
    }

    /** The distillation part; one without teachers where there is none. */
    Distillation taught() {
        return distillation == null ? Distillation.none(batch.rows()) : distillation;
    }
}
