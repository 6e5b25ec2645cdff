package io.alluvium.learning.teacher;

import io.alluvium.learning.plug.None;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import org.jspecify.annotations.Nullable;

/**
 * A placebo: as {@code anchored}, but remembered text is taught by a prompt that knows nothing. Its numbers are drawn once,
 * at the first drift, as large as those served then. What the default does better, it owes to what its snapshot knows.
 */
final class RandomTeacher implements TeacherPolicy {

    RandomTeacher(None config) {}

    @Override
    public Teachers teachers(TeacherShelf shelf) {
        return new Teachers(shelf.average(), shelf.driftSnapshot() != null ? shelf.driftSnapshot() : shelf.average());
    }

    @Override
    public float[] snapshot(PromptShape one, float[] served, float @Nullable [] before, SeededRandom random) {
        if (before != null) {
            return before;
        }
        float[] values = new float[served.length];
        int at = 0;
        while (at < values.length) {
            for (TrainedTensor tensor : one.tensors()) {
                int count = Math.min(tensor.size(), values.length - at);
                double size = size(served, at, count);
                for (int end = at + count; at < end; at++) {
                    values[at] = (float) (size * random.nextGaussian());
                }
            }
        }
        return values;
    }

    /** Root of the mean square of some of the numbers. */
    private static double size(float[] values, int from, int count) {
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            squares += (double) values[i] * values[i];
        }
        return Math.sqrt(squares / Math.max(1, count));
    }
}
