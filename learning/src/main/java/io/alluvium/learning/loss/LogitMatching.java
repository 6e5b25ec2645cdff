package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Distance;
import io.alluvium.model.TokenGate;

/**
 * Distillation of the logits themselves, as in PANDA (Zhong et al. 2022): {@code weight * trust * mean over tokens and
 * vocabulary of (z - teacher's z)^2}. Where the divergence asks which tokens a teacher expects, this also asks how strongly
 * it rejects those that it never expects.
 */
final class LogitMatching implements LossTerm {

    private final Config config;

    LogitMatching(Config config) {
        this.config = config;
    }

    @Override
    public boolean distils() {
        return true;
    }

    @Override
    public Objective part(BatchRows rows, Teachers teachers) {
        double weight = config.weight() * teachers.trust();
        return Objective.only(
                rows, RowTeachers.of(rows, teachers).distillation(weight, new Distance.OfLogits(), TokenGate.OPEN));
    }

    /** {@code weight}: lambda. */
    record Config(double weight) {
        Config {
            Checks.atLeast("weight", weight, 0);
        }
    }
}
