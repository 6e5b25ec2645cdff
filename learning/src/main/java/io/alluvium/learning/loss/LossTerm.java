package io.alluvium.learning.loss;

import io.alluvium.learning.teacher.Teachers;
import org.jspecify.annotations.Nullable;

/** One term of the objective. It returns its part; the terms of a recipe are put together by {@link Objective}. */
public interface LossTerm {

    /** This term's part for one batch. */
    Objective part(BatchRows rows, Teachers teachers);

    /** Which students of the past the term needs, and with them rows of its own; null for none. */
    default @Nullable SnapshotSchedule snapshots() {
        return null;
    }

    /** Whether the term needs teachers; at most one term of a recipe may. */
    default boolean distils() {
        return false;
    }
}
