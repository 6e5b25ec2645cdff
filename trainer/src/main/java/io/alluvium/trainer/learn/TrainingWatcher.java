package io.alluvium.trainer.learn;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.learning.StepReport;
import io.alluvium.schemas.VersionManifest;
import java.time.Duration;

/**
 * Hears of what the trainer does, for metrics and logs. What it hears of may be aborted and done again: it counts work,
 * while the topics count results.
 */
public interface TrainingWatcher {

    /** A training step was done. */
    void stepped(String domain, StepReport step);

    /** A record was handled and its learner now stands there. */
    void handled(String domain, LearnerProgress progress, Duration took);

    /** So many examples of the domain were read and wait for their turn. */
    void waiting(String domain, long examples);

    /** A version is proposed. */
    void proposed(VersionManifest manifest);

    /** A record of the examples log was not used: unfit, or handled before. */
    void passedOver(PassedOver why, String detail);

    /** Why a record was not used. */
    enum PassedOver {
        /** It is neither an example nor a cut. */
        POISON,
        /** Its offset was handled before. */
        REPEATED
    }
}
