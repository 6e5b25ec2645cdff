package io.alluvium.trainer.learn;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.learning.Proposal;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.trainer.learn.TrainingWatcher.PassedOver;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.read.LogReader;
import io.alluvium.trainer.state.LearnerStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Gives each record of one partition of the examples log to its domain's learner. One record means at most one training
 * step, except that a text longer than a batch is trained on to its end at once: learning from the next record first
 * would make the result depend on timing. Ingest bounds the size of a text, so the work of one call is bounded, and poll
 * interval and transaction timeout leave room for it. After a call with more than one step, or with a version, a commit
 * is asked for at once.
 *
 * <p>A failure drops the learner, which may be ahead of its store, and ends the task; Kafka Streams aborts the
 * transaction, restores the store and starts at the committed offset.
 */
public final class DomainProcessor implements Processor<String, Decoded<SpecificRecord>, String, SpecificRecord> {

    private final LearnerPlan plan;
    private final PromptPublisher publisher;
    private final TrainingWatcher watcher;
    private final Sinks sinks;
    private ProcessorContext<String, SpecificRecord> context;
    private Learners learners;

    /**
     * Where results go.
     *
     * @param versions name of the sink of manifests
     * @param progress name of the sink of progress
     */
    public record Sinks(String versions, String progress) {}

    /** A processor of one task. */
    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    public DomainProcessor(LearnerPlan plan, PromptPublisher publisher, TrainingWatcher watcher, Sinks sinks) {
        this.plan = plan;
        this.publisher = publisher;
        this.watcher = watcher;
        this.sinks = sinks;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.learners = new Learners(plan, new LearnerStore(context.getStateStore(LearnerStore.NAME)));
    }

    @Override
    @SuppressWarnings("NullAway") // a closed task must not keep its learners, and is never asked before the next init
    public void close() {
        learners = null;
    }

    @Override
    public void process(Record<String, Decoded<SpecificRecord>> input) {
        Lineage.Place place = place();
        LogEntry entry = LogReader.read(input.key(), input.value(), place.offset());
        if (entry instanceof LogEntry.Poison poison) {
            watcher.passedOver(PassedOver.POISON, place + ": " + poison.reason());
            return;
        }
        if (entry instanceof LogEntry.BeyondThisProgram beyond) {
            throw new IllegalStateException("Learning stops before " + place + ", so that nothing accepted is lost: "
                    + beyond.reason() + "; start a trainer of the release that ingest has");
        }
        String domain = input.key();
        LiveLearner learner = learners.of(domain);
        if (learner.knows(place.offset())) {
            watcher.passedOver(PassedOver.REPEATED, place.toString());
            return;
        }
        boolean learned = false;
        try {
            learn(entry, learner, input, place);
            learned = true;
        } finally {
            if (!learned) {
                learners.forget(domain);
            }
        }
    }

    private void learn(
            LogEntry entry, LiveLearner learner, Record<String, Decoded<SpecificRecord>> input, Lineage.Place place) {
        long started = System.nanoTime();
        String domain = input.key();
        AtomicInteger steps = new AtomicInteger();
        learner.take(entry, place.offset(), step -> {
            steps.incrementAndGet();
            watcher.stepped(domain, step);
        });
        Optional<Proposal> proposal = learner.learner().propose();
        proposal.ifPresent(proposed -> publish(proposed, learner, input, place));
        learners.keep(domain, learner);
        if (proposal.isPresent()) {
            CrashSites.ofThisProcess().reach(CrashSite.STATE_KEPT);
        }
        LearnerProgress progress = learner.learner().progress();
        if (steps.get() > 0 || entry instanceof LogEntry.CutMark) {
            context.forward(input.withValue(ProgressReport.of(domain, progress, learner.bookmark())), sinks.progress());
        }
        if (steps.get() > 1 || proposal.isPresent()) {
            context.commit();
        }
        watcher.handled(domain, progress, Duration.ofNanos(System.nanoTime() - started));
    }

    private void publish(
            Proposal proposal,
            LiveLearner learner,
            Record<String, Decoded<SpecificRecord>> input,
            Lineage.Place place) {
        VersionManifest manifest = learner.publish(
                proposal, place, publisher, record -> context.forward(input.withValue(record), sinks.versions()));
        watcher.proposed(manifest);
    }

    private Lineage.Place place() {
        RecordMetadata place = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException(
                        "A record without a place in the examples log: the learner must be fed by a topic"));
        return new Lineage.Place(place.topic(), place.partition(), place.offset());
    }
}
