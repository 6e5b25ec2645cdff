package io.alluvium.ingest.settle;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import io.alluvium.schemas.takeover.RestoredState;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Settles what becomes of each domain's candidates: the first of its text becomes an example, a later one a note on a
 * duplicate. Keeps the domain's ledger, and ends its batch with a cut when it was quiet for a while or when asked. Both
 * stores and everything sent on commit in one transaction with the offsets.
 */
final class SettleProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    /** Keeps one look short, whatever there is to cut; the rest is cut at the next look. */
    private static final int MOST_CUTS_AT_ONCE = 10_000;

    /** So long a start may wait for what is remembered to be read; the rest is read between records. */
    private static final Duration READ_AT_START = Duration.ofMillis(500);

    private static final Duration READ_EVERY = Duration.ofMillis(100);
    private static final Duration READ_AT_ONCE = Duration.ofMillis(5);

    private final SettleSettings settings;
    private final Outcomes outcomes;
    private @Nullable Bench bench;
    private @Nullable Cancellable reading;

    SettleProcessor(SettleSettings settings, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /** What a task works with, from its start to its end. */
    private record Bench(
            ProcessorContext<String, SpecificRecord> context,
            KeyValueStore<String, DomainLedger> ledgers,
            DuplicateWindow duplicates,
            OpenDomains open) {

        DomainLedger ledger(String domain) {
            return open.ledger(domain)
                    .or(() -> Optional.ofNullable(ledgers.get(domain)))
                    .orElse(DomainLedger.EMPTY);
        }

        void keep(String domain, DomainLedger newest) {
            ledgers.put(domain, newest);
            open.keep(domain, newest);
        }

        void send(String domain, SpecificRecord value, long nowMillis) {
            context.forward(new Record<>(domain, value, nowMillis));
        }
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        RestoredState.willBeWritten(context.stateDir());
        DuplicateWindow duplicates = new DuplicateWindow(context.getStateStore(DuplicateWindow.STORE), settings);
        KeyValueStore<String, DomainLedger> ledgers = context.getStateStore(Settling.LEDGERS);
        bench = new Bench(context, ledgers, duplicates, OpenDomains.in(ledgers));
        context.schedule(settings.lookEvery(), PunctuationType.WALL_CLOCK_TIME, this::cutQuietDomains);
        if (!duplicates.readStored(READ_AT_START)) {
            reading = context.schedule(READ_EVERY, PunctuationType.WALL_CLOCK_TIME, this::readOn);
        }
    }

    private void readOn(long now) {
        if (bench().duplicates().readStored(READ_AT_ONCE)) {
            Objects.requireNonNull(reading).cancel();
        }
    }

    @Override
    public void close() {
        if (bench != null) {
            bench.duplicates().close();
        }
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        SpecificRecord value = record.value();
        long now = bench().context().currentSystemTimeMs();
        if (value instanceof Example candidate) {
            settle(candidate, now);
        } else if (value instanceof Rejection note) {
            refuse(record.key(), note, now);
        } else if (value instanceof Cut wish) {
            cutIfKnown(wish.getDomain(), now);
        } else {
            throw new IllegalStateException("The internal topic by domain holds a "
                    + value.getSchema().getFullName() + ", which this version does not send");
        }
    }

    private void settle(Example candidate, long now) {
        String domain = candidate.getDomain();
        DomainLedger ledger = bench().ledger(domain);
        Bytes text = DuplicateWindow.key(candidate);
        Optional<Acceptance> before = ledger.counts().accepted() == 0
                ? Optional.empty()
                : bench().duplicates().first(text, now);
        if (before.isPresent()) {
            refuse(domain, duplicate(candidate, before.get().place(), now), now);
            return;
        }
        candidate.setAcceptedAtMillis(now);
        bench().duplicates().remember(text, Acceptance.of(candidate.getOrigin(), now));
        bench().keep(domain, ledger.accept(candidate.getHeldOut(), now));
        bench().send(domain, candidate, now);
        CrashSites.ofThisProcess().reach(CrashSite.EXAMPLE_SENT);
        outcomes.count(domain, Outcomes.ACCEPTED);
    }

    private void refuse(String domain, Rejection note, long now) {
        DomainLedger ledger = bench().ledger(domain);
        boolean known = note.getReason() == RejectionReason.DUPLICATE;
        bench().keep(domain, known ? ledger.duplicate() : ledger.reject(note.getReason()));
        bench().send(domain, note, now);
        outcomes.count(domain, note.getReason().name().toLowerCase(Locale.ROOT));
    }

    /** A domain that never had an example gets no cut: there is nothing to end, and it would only create a learner. */
    private void cutIfKnown(String domain, long now) {
        DomainLedger ledger = bench().ledger(domain);
        if (ledger.counts().accepted() > 0) {
            cut(domain, ledger, CutReason.REQUESTED, now);
        }
    }

    private void cutQuietDomains(long now) {
        long quietMillis = settings.quietCut().toMillis();
        for (String domain : bench().open().quiet(now, quietMillis, MOST_CUTS_AT_ONCE)) {
            cut(domain, bench().ledger(domain), CutReason.QUIET, now);
        }
    }

    private void cut(String domain, DomainLedger ledger, CutReason reason, long now) {
        DomainLedger after = ledger.cut();
        bench().keep(domain, after);
        bench().send(domain, new Cut(domain, reason, now, after.cuts()), now);
    }

    private static Rejection duplicate(Example candidate, String firstPlace, long now) {
        return new Rejection(
                candidate.getRecordId(),
                candidate.getDomain(),
                RejectionReason.DUPLICATE,
                "The same text was accepted from " + firstPlace + " already",
                candidate.getOrigin(),
                now,
                0L);
    }

    private Bench bench() {
        return Objects.requireNonNull(bench, "init comes before process");
    }
}
