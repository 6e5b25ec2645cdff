package io.alluvium.trainer.learn;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.trainer.state.Bookmark;
import io.alluvium.trainer.turn.Arrived;
import io.alluvium.trainer.turn.WaitingLine;

/** Puts a learner's progress into the words of the progress topic. */
final class ProgressReport {

    private ProgressReport() {}

    /** Progress of the domain of a record that was learned; what waits for its turn counts as seen and as pending. */
    static DomainProgress of(Arrived arrived, LearnerProgress progress, Bookmark bookmark, WaitingLine waiting) {
        String domain = arrived.domain();
        int texts = waiting.texts(domain);
        boolean stepped = progress.steps() > 0;
        return DomainProgress.newBuilder()
                .setDomain(domain)
                .setAcceptedRecords(progress.acceptedRecords() + texts)
                .setTrainedRecords(progress.trainedRecords())
                .setHeldOutRecords(progress.heldOutRecords())
                .setPendingRecords(progress.pendingRecords() + texts)
                .setTrainedTokens(progress.trainedTokens())
                .setSteps(progress.steps())
                .setRegimes(progress.regimes())
                .setPrequentialLoss(stepped ? (Double) progress.prequentialLoss() : null)
                .setFrozenPrequentialLoss(stepped ? (Double) progress.frozenPrequentialLoss() : null)
                .setDriftsDetected(progress.driftsDetected())
                .setLastVersion(progress.lastVersion())
                .setUpdatedAtMillis(bookmark.acceptedAtMillis())
                .setLastOffset(Math.max(bookmark.offset(), waiting.lastOffset(domain)))
                .build();
    }
}
