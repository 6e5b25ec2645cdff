package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.teacher.Teachers;
import io.alluvium.model.Distance;
import io.alluvium.model.TokenGate;

/**
 * Logit distillation that listens to a teacher only where it knows better:
 * {@code weight * sum_i g_i tau^2 KL(teacher_i || student_i) / max(1, sum_i g_i)}, where {@code g_i} is 1 if the
 * teacher's loss on the true token i is at most the student's plus a margin, else 0. In text the true next token is
 * always known, so the gate costs nothing; without it a stale teacher slows the learning of a new regime. The gate
 * follows the token filter of continual knowledge distillation, without its negative term.
 */
final class GatedLogitDistillation implements LossTerm {

    private final Config config;

    GatedLogitDistillation(Config config) {
        this.config = config;
    }

    @Override
    public boolean distils() {
        return true;
    }

    @Override
    public Objective part(BatchRows rows, Teachers teachers) {
        TokenGate gate = new TokenGate(config.gated(), config.margin(), config.inverted());
        double weight = config.weight() * teachers.trust();
        return Objective.only(
                rows,
                RowTeachers.of(rows, heard(teachers))
                        .distillation(weight, new Distance.Divergence(config.temperature()), gate));
    }

    private Teachers heard(Teachers teachers) {
        return new Teachers(
                config.on() == TaughtRows.MEMORY ? null : teachers.ofNew(),
                config.on() == TaughtRows.NEW ? null : teachers.ofMemory(),
                teachers.trust());
    }

    /**
     * {@code weight}: lambda; {@code temperature}: tau; {@code gated}: whether the gate is on; {@code margin}: how much
     * worse, in nats, a teacher may be and still speak; {@code inverted}: whether it speaks only where the gate would stop
     * it; {@code on}: the rows where it is heard, {@code both}, {@code new} or {@code memory}. The last two are controls.
     */
    record Config(double weight, double temperature, boolean gated, double margin, boolean inverted, TaughtRows on) {
        Config {
            Checks.atLeast("weight", weight, 0);
            Checks.positive("temperature", temperature);
            if (inverted && !gated) {
                throw new IllegalArgumentException(
                        "'inverted' is true, but 'gated' is false: there is no gate to invert");
            }
        }
    }
}
