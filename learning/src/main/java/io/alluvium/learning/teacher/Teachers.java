package io.alluvium.learning.teacher;

import io.alluvium.model.tuner.SoftPrompt;
import org.jspecify.annotations.Nullable;

/**
 * The teachers of one batch; null where nobody teaches.
 *
 * @param ofNew teaches the new rows
 * @param ofMemory teaches the remembered rows
 * @param trust what their share of the objective is multiplied with
 */
public record Teachers(@Nullable SoftPrompt ofNew, @Nullable SoftPrompt ofMemory, double trust) {

    /** Nobody teaches. */
    public static final Teachers NOBODY = new Teachers(null, null);

    public Teachers(@Nullable SoftPrompt ofNew, @Nullable SoftPrompt ofMemory) {
        this(ofNew, ofMemory, 1);
    }

    /** One prompt teaches all rows. */
    static Teachers same(@Nullable SoftPrompt teacher) {
        return new Teachers(teacher, teacher);
    }
}
