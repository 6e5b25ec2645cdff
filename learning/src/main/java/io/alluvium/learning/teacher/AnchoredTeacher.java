package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.tuner.PromptShape;
import org.jspecify.annotations.Nullable;

/** The default: the drift snapshot teaches remembered text, where it was good, and the moving average teaches new text,
 * where it is up to date. Before the first drift the moving average teaches both. */
final class AnchoredTeacher implements TeacherPolicy {

    AnchoredTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return new Teachers(shelf.average(), shelf.driftSnapshot() != null ? shelf.driftSnapshot() : shelf.average());
    }

    @Override
    public float[] snapshot(PromptShape one, float[] served, float @Nullable [] before, SeededRandom random) {
        return served;
    }
}
