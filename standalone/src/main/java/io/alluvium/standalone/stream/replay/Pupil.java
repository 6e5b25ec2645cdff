package io.alluvium.standalone.stream.replay;

import io.alluvium.ingest.normalise.ContentDigest;
import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.LearningExample;
import io.alluvium.learning.Offer;
import io.alluvium.learning.Proposal;
import io.alluvium.learning.StepReport;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A learner that is treated as the trainer treats it, with what it has published. */
final class Pupil {

    /** What ingest holds out for the gate by default. */
    private static final int HELD_OUT_ONE_IN = 12;

    private final DomainLearner learner;
    private final List<Long> drifts = new ArrayList<>();
    private long position;
    private int passed;
    private @Nullable SoftPrompt live;

    Pupil(DomainLearner learner) {
        this.learner = learner;
    }

    /** Learns from one record; the regime is null where nobody says which it is. */
    void take(String text, @Nullable String regime, Consumer<StepReport> done) {
        LearningExample example = LearningExample.of(text, position++).ofRegime(regime);
        boolean heldOut = new ContentDigest(example.contentDigest()).isHeldOut(HELD_OUT_ONE_IN);
        if (learner.offer(heldOut ? example.asHeldOut() : example) instanceof Offer.Trained trained) {
            note(trained.step(), done);
        }
        finish(done);
    }

    /** No record came for a while, and what waits is learned. */
    void cut(Consumer<StepReport> done) {
        learner.cut().ifPresent(step -> note(step, done));
        finish(done);
    }

    private void finish(Consumer<StepReport> done) {
        for (Optional<StepReport> more = learner.catchUp(); more.isPresent(); more = learner.catchUp()) {
            note(more.get(), done);
        }
        learner.propose().ifPresent(this::publish);
    }

    private void note(StepReport step, Consumer<StepReport> done) {
        if (step.drift()) {
            drifts.add(position);
        }
        done.accept(step);
    }

    private void publish(Proposal proposal) {
        boolean passes = proposal.verdict().passed();
        if (passes) {
            live = proposal.prompt();
            passed++;
        }
        learner.published(proposal.version(), Sha256.of(learner.domain() + "@" + proposal.version()), passes);
    }

    /** How it would predict texts of a regime now: the method itself, with no gate before it. */
    Predictor served(String regime) {
        return learner.predictor(regime);
    }

    /** How a worker would predict any text now, with the one prompt that the gate let pass last. */
    Predictor live() {
        return Predictor.of(live);
    }

    /** What it published, and where it saw the text change. */
    Published published() {
        Integer versions = learner.progress().lastVersion();
        return new Published(learner.domain(), versions == null ? 0 : versions, passed, List.copyOf(drifts));
    }

    /** Tokens that it trained on, once each. */
    long trainedTokens() {
        return learner.progress().trainedTokens();
    }

    /** Bytes of its state. */
    long stateBytes() {
        return learner.state().entries().values().stream()
                .mapToLong(entry -> entry.length)
                .sum();
    }
}
