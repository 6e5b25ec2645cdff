package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.tuner.PromptShape;
import org.jspecify.annotations.Nullable;

/** The prompt that was served when the present regime began teaches everything. Guards against abrupt drift; silent in
 * the first regime. */
final class DriftSnapshotTeacher implements TeacherPolicy {

    DriftSnapshotTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return Teachers.same(shelf.driftSnapshot());
    }

    @Override
    public float[] snapshot(PromptShape one, float[] served, float @Nullable [] before, SeededRandom random) {
        return served;
    }
}
