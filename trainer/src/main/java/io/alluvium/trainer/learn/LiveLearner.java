package io.alluvium.trainer.learn;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.Offer;
import io.alluvium.learning.StepReport;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.state.Bookmark;
import java.util.Optional;
import java.util.function.Consumer;

/** A domain's learner in memory with its bookmark: a cache of what the store says, and never more than that. */
public final class LiveLearner {

    private final DomainLearner learner;
    private Bookmark bookmark;

    /** A learner and where it stands. */
    public LiveLearner(DomainLearner learner, Bookmark bookmark) {
        this.learner = learner;
        this.bookmark = bookmark;
    }

    /** The learner itself. */
    public DomainLearner learner() {
        return learner;
    }

    /** Where it stands. */
    public Bookmark bookmark() {
        return bookmark;
    }

    /** Whether the record at that offset was handled before. */
    boolean knows(long offset) {
        return offset <= bookmark.offset();
    }

    /** Learns from an entry; each training step is told to {@code done}. */
    public void take(LogEntry entry, long offset, Consumer<StepReport> done) {
        bookmark = bookmark.at(offset);
        if (entry instanceof LogEntry.Text text) {
            bookmark = bookmark.accepted(text.example().acceptedAtMillis());
            if (learner.offer(text.example()) instanceof Offer.Trained trained) {
                done.accept(trained.step());
            }
        } else {
            learner.cut().ifPresent(done);
        }
        for (Optional<StepReport> more = learner.catchUp(); more.isPresent(); more = learner.catchUp()) {
            more.ifPresent(done);
        }
    }

    /** The last proposal became that version. */
    public void published(int version, String digest, boolean passed) {
        learner.published(version, digest, passed);
        bookmark = passed ? bookmark.live(digest) : bookmark;
    }
}
