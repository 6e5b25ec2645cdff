package io.alluvium.trainer.learn;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.Offer;
import io.alluvium.learning.Proposal;
import io.alluvium.learning.StepReport;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.publish.PromptPublisher;
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

    Bookmark bookmark() {
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
            bookmark = text.example().heldOut() ? bookmark : bookmark.given(text.source());
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

    /**
     * Publishes its proposal, made due by the record at that place, and goes on from it.
     *
     * @param log hands the manifest to the versions log
     */
    public VersionManifest publish(
            Proposal proposal, Lineage.Place place, PromptPublisher publisher, Consumer<VersionManifest> log) {
        Lineage lineage = new Lineage(
                learner.domain(),
                learner.recipe(),
                learner.seed(),
                place,
                new Lineage.Past(
                        proposal.parentVersion() == null ? null : bookmark.parentDigest(), bookmark.sources()));
        VersionManifest manifest = publisher.publish(proposal, lineage, log);
        boolean passed = proposal.verdict().passed();
        learner.published(proposal.version(), manifest.getDigest(), passed);
        bookmark = passed ? bookmark.live(manifest.getDigest()) : bookmark;
        return manifest;
    }
}
