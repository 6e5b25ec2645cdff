package io.alluvium.trainer.learn;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.learning.Proposal;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.trainer.learn.TrainingWatcher.PassedOver;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.read.LogReader;
import io.alluvium.trainer.turn.Arrived;
import io.alluvium.trainer.turn.WaitingLine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives records to their domains' learners, keeps what the learners know, and hands on versions and progress. After a
 * record with more than one training step, or with a version, a commit is asked for at once.
 *
 * <p>A failure drops the learner, which may be ahead of its store, and ends the task; Kafka Streams aborts the
 * transaction, restores the store and starts at the committed offset.
 */
final class Lessons {

    private final ProcessorContext<String, SpecificRecord> context;
    private final Learners learners;
    private final WaitingLine waiting;
    private final Hands hands;

    /**
     * Who publishes, who hears of it, and where results go.
     *
     * @param publisher makes versions
     * @param watcher hears of what is done
     * @param sinks names of the sinks
     */
    record Hands(PromptPublisher publisher, TrainingWatcher watcher, DomainProcessor.Sinks sinks) {}

    Lessons(ProcessorContext<String, SpecificRecord> context, Learners learners, WaitingLine waiting, Hands hands) {
        this.context = context;
        this.learners = learners;
        this.waiting = waiting;
        this.hands = hands;
    }

    /** Learns from one record, and returns whether that took a training step or a gate. */
    boolean give(Arrived arrived) {
        LiveLearner learner = learners.of(arrived.domain());
        if (learner.knows(arrived.offset())) {
            hands.watcher().passedOver(PassedOver.REPEATED, place(arrived).toString());
            return false;
        }
        boolean learned = false;
        try {
            boolean worked = learn(arrived, learner);
            learned = true;
            return worked;
        } finally {
            if (!learned) {
                learners.forget(arrived.domain());
            }
        }
    }

    private boolean learn(Arrived arrived, LiveLearner learner) {
        long started = System.nanoTime();
        String domain = arrived.domain();
        AtomicInteger steps = new AtomicInteger();
        learner.take(
                LogReader.read(domain, new Decoded.Read<>(arrived.record()), arrived.offset()),
                arrived.offset(),
                step -> {
                    steps.incrementAndGet();
                    hands.watcher().stepped(domain, step);
                });
        Optional<Proposal> proposal = learner.learner().propose();
        proposal.ifPresent(proposed -> publish(proposed, learner, arrived));
        learners.keep(domain, learner);
        if (proposal.isPresent()) {
            CrashSites.ofThisProcess().reach(CrashSite.STATE_KEPT);
        }
        LearnerProgress progress = learner.learner().progress();
        if (steps.get() > 0 || arrived.record() instanceof Cut) {
            forward(
                    arrived,
                    ProgressReport.of(arrived, progress, learner.bookmark(), waiting),
                    hands.sinks().progress());
        }
        if (steps.get() > 1 || proposal.isPresent()) {
            context.commit();
        }
        hands.watcher().handled(domain, progress, Duration.ofNanos(System.nanoTime() - started));
        return steps.get() > 0 || proposal.isPresent();
    }

    private void publish(Proposal proposal, LiveLearner learner, Arrived arrived) {
        VersionManifest manifest = learner.publish(
                proposal,
                place(arrived),
                hands.publisher(),
                record -> forward(arrived, record, hands.sinks().versions()));
        hands.watcher().proposed(manifest);
    }

    private void forward(Arrived arrived, SpecificRecord value, String sink) {
        context.forward(new Record<>(arrived.domain(), value, arrived.timestampMillis()), sink);
    }

    private Lineage.Place place(Arrived arrived) {
        return new Lineage.Place(Topics.EXAMPLES, context.taskId().partition(), arrived.offset());
    }
}
