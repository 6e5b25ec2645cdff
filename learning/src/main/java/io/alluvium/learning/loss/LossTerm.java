package io.alluvium.learning.loss;

import io.alluvium.learning.teacher.Teachers;

/** One term of the objective. It returns its part; the terms of a recipe are put together by {@link Objective}. */
public interface LossTerm {

    /** This term's part for one batch. */
    Objective part(BatchRows rows, Teachers teachers);

    /** Whether the term needs teachers; at most one term of a recipe may. */
    default boolean distils() {
        return false;
    }
}
