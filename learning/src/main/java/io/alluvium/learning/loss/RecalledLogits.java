package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Distance;
import io.alluvium.model.TokenGate;

/**
 * Dark experience replay (Buzzega et al. 2020): what the student said about a remembered window when it was remembered
 * is said again, {@code weight * mean over tokens and vocabulary of (z - z then)^2}, on rows drawn for this alone; with
 * replay of other rows beside it, it is DER++.
 *
 * <p>The paper stores the logits. A vocabulary of them for each token would be larger than the model, so the student is
 * stored instead, at most {@code snapshots} times in a life, and logits are computed again by the one nearest before the
 * window came. That costs so many prompts of state, one written every interval; one more reading of the recalled rows,
 * in as many batches as students are behind them; and an age of the logits of up to an interval, which is {@code
 * everySteps} at first and grows with the life.
 */
final class RecalledLogits implements LossTerm {

    private final Config config;

    RecalledLogits(Config config) {
        this.config = config;
    }

    @Override
    public boolean distils() {
        return true;
    }

    @Override
    public SnapshotSchedule snapshots() {
        return new SnapshotSchedule(config.snapshots(), config.everySteps());
    }

    @Override
    public Objective part(BatchRows rows, Teachers teachers) {
        RowTeachers ofRows =
                new RowTeachers().next(rows.fresh().size() + rows.remembered().size(), null);
        for (Recalled recalled : rows.recalled()) {
            ofRows.next(1, recalled.then());
        }
        return Objective.only(rows, ofRows.distillation(config.weight(), new Distance.OfLogits(), TokenGate.OPEN));
    }

    /**
     * {@code weight}: alpha; {@code snapshots}: students kept at most; {@code everySteps}: training steps between two of
     * them at first.
     */
    record Config(double weight, int snapshots, int everySteps) {
        Config {
            Checks.atLeast("weight", weight, 0);
            Checks.between("snapshots", snapshots, 1, 1000);
            Checks.atLeast("everySteps", everySteps, 1);
        }
    }
}
