package io.alluvium.learning;

import io.alluvium.learning.state.LogPlace;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.Prequential;
import io.alluvium.learning.state.Publication;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Training;
import io.alluvium.learning.step.ToldRegimes;
import org.jspecify.annotations.Nullable;

/** Reads the numbers for people out of a learner's state. */
final class Reports {

    private Reports() {}

    static TrainingSummary summary(StateTable table) {
        LogPlace log = table.get(Names.LOG, LogPlace.class);
        Training training = table.get(Names.TRAINING, Training.class);
        return new TrainingSummary(
                log.first(),
                log.last(),
                training.records(),
                log.heldOut(),
                training.tokens(),
                training.steps(),
                log.lastAcceptedAtMillis(),
                log.newestAcceptedAtMillis(),
                training.digestSum());
    }

    static LearnerProgress progress(StateTable table, int pendingRecords) {
        LogPlace log = table.get(Names.LOG, LogPlace.class);
        Training training = table.get(Names.TRAINING, Training.class);
        Prequential losses = table.get(Names.PREQUENTIAL, Prequential.class);
        Publication publication = table.get(Names.PUBLICATION, Publication.class);
        Regimes regimes = table.get(Names.REGIMES, Regimes.class);
        return new LearnerProgress(
                log.accepted(),
                training.records(),
                log.heldOut(),
                pendingRecords,
                training.tokens(),
                training.steps(),
                new ToldRegimes(table).count(),
                losses.recentServed(),
                losses.recentFrozen(),
                losses.overallServed(),
                losses.overallFrozen(),
                regimes.drifts(),
                version(publication.versions()),
                version(publication.live()),
                log.last(),
                training.digestSum());
    }

    private static @Nullable Integer version(int number) {
        return number == 0 ? null : (Integer) number;
    }
}
