package io.alluvium.trainer.learn;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.trainer.state.Bookmark;

/** Puts a learner's progress into the words of the progress topic. */
final class ProgressReport {

    private ProgressReport() {}

    static DomainProgress of(String domain, LearnerProgress progress, Bookmark bookmark) {
        boolean stepped = progress.steps() > 0;
        return DomainProgress.newBuilder()
                .setDomain(domain)
                .setAcceptedRecords(progress.acceptedRecords())
                .setTrainedRecords(progress.trainedRecords())
                .setHeldOutRecords(progress.heldOutRecords())
                .setPendingRecords(progress.pendingRecords())
                .setTrainedTokens(progress.trainedTokens())
                .setSteps(progress.steps())
                .setRegimes(progress.regimes())
                .setPrequentialLoss(stepped ? (Double) progress.prequentialLoss() : null)
                .setFrozenPrequentialLoss(stepped ? (Double) progress.frozenPrequentialLoss() : null)
                .setDriftsDetected(progress.driftsDetected())
                .setLastVersion(progress.lastVersion())
                .setUpdatedAtMillis(bookmark.acceptedAtMillis())
                .setLastOffset(bookmark.offset())
                .build();
    }
}
