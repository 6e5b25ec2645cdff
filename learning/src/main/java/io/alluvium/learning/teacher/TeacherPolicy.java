package io.alluvium.learning.teacher;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.tuner.PromptShape;
import org.jspecify.annotations.Nullable;

/** Chooses the teachers of a batch. A teacher is the same backbone under another prompt of the same domain. */
public interface TeacherPolicy {

    /** The teachers of the next batch. */
    Teachers teachers(TeacherShelf shelf);

    /**
     * The drift's snapshot from now on; asked when a new regime begins.
     *
     * @param one the shape that a prompt of the numbers' first part has
     * @param served the numbers that were served until then
     * @param before the snapshot so far
     * @return null for none
     */
    default float @Nullable [] snapshot(
            PromptShape one, float[] served, float @Nullable [] before, SeededRandom random) {
        return null;
    }

    /** How the served prompt is made a teacher when a new regime begins; null where it is not. */
    default @Nullable Adaptation adaptation() {
        return null;
    }
}
