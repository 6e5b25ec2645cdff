package io.alluvium.trainer.learn;

import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.takeover.RestoredState;
import io.alluvium.trainer.learn.TrainingWatcher.PassedOver;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.read.LogReader;
import io.alluvium.trainer.state.LearnerStore;
import io.alluvium.trainer.turn.Arrived;
import io.alluvium.trainer.turn.TurnSettings;
import io.alluvium.trainer.turn.WaitingLine;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Gives each record of one partition of the examples log to its domain's learner, in the order of the log for each
 * domain. What a learner does depends on its own domain's records alone, so the order between domains is free:
 *
 * <ol>
 *   <li>A record that is young is learned at once.
 *   <li>An old one means that producers are ahead. It waits in a store, which is quick, so that the records behind it are
 *       read soon; and so wait all later ones of its domain.
 *   <li>The domains that wait take turns of one training step or gate each; the one whose last turn is the longest ago is
 *       next. So a domain that floods its partition delays each turn of another one by a turn, and not by its backlog.
 *   <li>So many records wait at most; while it is full, each one that is read pays with a turn, and the rest stays in the
 *       log.
 * </ol>
 *
 * A turn is one training step, except that a text longer than a batch is trained on to its end at once: learning from
 * the next record first would make the result depend on timing. Ingest bounds the size of a text, so the work of one call
 * is bounded, and poll interval and transaction timeout leave room for it.
 */
public final class DomainProcessor implements Processor<String, Decoded<SpecificRecord>, String, SpecificRecord> {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final long READING_NANOS = Duration.ofMillis(100).toNanos();
    private static final long READING_TRIED_NANOS = Duration.ofMillis(25).toNanos();
    private static final long TURNS_AT_ONCE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int RECORDS_AT_ONCE = 32;

    private final LearnerPlan plan;
    private final Lessons.Hands hands;
    private final TurnSettings turns;
    private ProcessorContext<String, SpecificRecord> context;
    private WaitingLine waiting;
    private Lessons lessons;
    private boolean reading;
    private long turnsEndedAt;
    private long turnsTook;

    /**
     * Where results go.
     *
     * @param versions name of the sink of manifests
     * @param progress name of the sink of progress
     */
    public record Sinks(String versions, String progress) {}

    /** A processor of one task. */
    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    public DomainProcessor(
            LearnerPlan plan, PromptPublisher publisher, TrainingWatcher watcher, Sinks sinks, TurnSettings turns) {
        this.plan = plan;
        this.hands = new Lessons.Hands(publisher, watcher, sinks);
        this.turns = turns;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        RestoredState.willBeWritten(context.stateDir());
        this.context = context;
        this.waiting = new WaitingLine(context.getStateStore(WaitingLine.STORE));
        Learners learners = new Learners(plan, new LearnerStore(context.getStateStore(LearnerStore.NAME)));
        this.lessons = new Lessons(context, learners, waiting, hands);
        this.turnsEndedAt = System.nanoTime() - READING_NANOS;
        waiting.domains().forEach(domain -> hands.watcher().waiting(domain, waiting.texts(domain)));
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> takeTurns());
    }

    @Override
    @SuppressWarnings("NullAway") // a closed task must not keep its learners, and is never asked before the next init
    public void close() {
        if (waiting != null) { // it waits elsewhere from now on
            waiting.domains().forEach(domain -> hands.watcher().waiting(domain, 0));
        }
        lessons = null;
        waiting = null;
    }

    @Override
    public void process(Record<String, Decoded<SpecificRecord>> input) {
        RecordMetadata place = place();
        LogEntry entry = LogReader.read(input.key(), input.value(), place.offset());
        if (entry instanceof LogEntry.Poison poison) {
            hands.watcher().passedOver(PassedOver.POISON, at(place) + ": " + poison.reason());
            return;
        }
        if (entry instanceof LogEntry.BeyondThisProgram beyond) {
            throw new IllegalStateException(
                    "Learning stops before " + at(place) + ", so that nothing accepted is lost: " + beyond.reason()
                            + "; start a trainer of the release that ingest has");
        }
        SpecificRecord record = ((Decoded.Read<SpecificRecord>) input.value()).record();
        take(new Arrived(input.key(), place.offset(), input.timestamp(), record));
    }

    private void take(Arrived arrived) {
        boolean late = context.currentSystemTimeMs() - arrived.timestampMillis()
                > turns.patience().toMillis();
        if (!late && !waiting.holds(arrived.domain())) {
            learn(arrived);
            return;
        }
        while (waiting.size() >= turns.mostWaiting()) {
            takeTurn();
        }
        waiting.add(arrived);
        reading = true;
        hands.watcher().waiting(arrived.domain(), waiting.texts(arrived.domain()));
    }

    /**
     * Some turns, when there is nothing to read, or it was read for as long as the last turns took. It is always tried to
     * read before: what came while the last turns lasted may be of a domain whose turn it is now.
     */
    private void takeTurns() {
        long began = System.nanoTime();
        if (began - turnsEndedAt < (reading ? Math.max(READING_NANOS, turnsTook) : READING_TRIED_NANOS)) {
            reading = false;
            return;
        }
        while (waiting.size() > 0 && System.nanoTime() - began < TURNS_AT_ONCE_NANOS) {
            takeTurn();
        }
        turnsEndedAt = System.nanoTime();
        turnsTook = turnsEndedAt - began;
    }

    private void takeTurn() {
        Optional<String> next = waiting.next();
        if (next.isEmpty()) {
            return;
        }
        String domain = next.get();
        for (Arrived arrived : waiting.first(domain, RECORDS_AT_ONCE)) {
            waiting.remove(arrived);
            if (learn(arrived)) {
                break;
            }
        }
        hands.watcher().waiting(domain, waiting.texts(domain));
    }

    /** Learns from a record, and returns whether that was a turn. */
    private boolean learn(Arrived arrived) {
        boolean turn = lessons.give(arrived);
        if (turn) {
            waiting.endTurn(arrived.domain());
        }
        return turn;
    }

    private RecordMetadata place() {
        return context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException(
                        "A record without a place in the examples log: the learner must be fed by a topic"));
    }

    private static String at(RecordMetadata place) {
        return place.topic() + "/" + place.partition() + "@" + place.offset();
    }
}
