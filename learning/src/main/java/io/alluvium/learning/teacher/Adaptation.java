package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.Checks;

/**
 * How a teacher is made of the prompt that was served when a regime ended: tuned on the text of the next regime, by
 * updates of its own, and then frozen.
 *
 * @param batches batches that it is tuned on
 * @param freshStudent whether the student begins anew at the boundary
 * @param probes windows of each batch that show how alike teacher and student are
 */
public record Adaptation(int batches, boolean freshStudent, int probes) {

    public Adaptation {
        Checks.atLeast("batches", batches, 0);
        Checks.atLeast("probes", probes, 1);
    }
}
