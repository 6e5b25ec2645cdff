package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;

/**
 * Which students of the past are kept: those at multiples of an interval, which doubles whenever there would be too many.
 * So a bounded number of them is spread evenly over a life of any length.
 *
 * @param most students kept at most
 * @param everySteps the first interval, in training steps
 */
public record SnapshotSchedule(int most, int everySteps) {

    public SnapshotSchedule {
        Checks.between("snapshots", most, 1, 1000);
        Checks.atLeast("everySteps", everySteps, 1);
    }

    /** Whether the student after {@code steps} steps is kept when {@code now} steps are done. */
    public boolean keeps(int steps, int now) {
        long interval = everySteps;
        while (now / interval >= most) {
            interval *= 2;
        }
        return steps % interval == 0;
    }
}
