package io.alluvium.registry.judge;

import io.alluvium.registry.announce.AnnouncementHeaders;
import io.alluvium.registry.announce.PromptAnnouncer;
import io.alluvium.registry.rule.Wish;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a domain: lets the {@link Judge} decide and carries its rulings out. The ledger, the log, the
 * announcements and the consumed offsets commit in one transaction.
 */
final class JudgeProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(JudgeProcessor.class);

    private final Judge judge;
    private final JudgeNames names;
    private ProcessorContext<String, SpecificRecord> context;
    private Ledger ledger;

    @SuppressWarnings("NullAway.Init") // init comes before process, by Processor's contract
    JudgeProcessor(Judge judge, JudgeNames names) {
        this.judge = judge;
        this.names = names;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.ledger = new StoredLedger(context.getStateStore(names.store()));
    }

    @Override
    public void process(Record<String, SpecificRecord> input) {
        CrashSites.ofThisProcess().reach(CrashSite.PROPOSAL_READ);
        for (Ruling ruling : rule(input.value())) {
            ledger.keep(ruling);
            carryOut(ruling, input);
        }
    }

    private List<Ruling> rule(SpecificRecord asked) {
        long now = context.currentSystemTimeMs();
        if (asked instanceof VersionManifest proposed) {
            return judge.rule(proposed, ledger, now);
        }
        if (asked instanceof AliasMove wish) {
            return judge.rule(wish, ledger, now);
        }
        if (asked instanceof Retirement wish) {
            return judge.rule(wish, ledger, now);
        }
        if (asked instanceof TagChange wish) {
            return judge.rule(wish, ledger, now);
        }
        LOG.atWarn()
                .addKeyValue(
                        "record", asked == null ? "none" : asked.getSchema().getFullName())
                .log("Passed over a record that is neither a version nor a wish");
        return List.of();
    }

    private void carryOut(Ruling ruling, Record<String, SpecificRecord> input) {
        String domain = domain(ruling.fact());
        if (ruling instanceof Ruling.Refused) {
            logRefusal(ruling.fact());
        }
        context.forward(input.withKey(domain).withValue(ruling.fact()), names.logSink());
        if (ruling instanceof Ruling.Moved moved) {
            CrashSites.ofThisProcess().reach(CrashSite.MOVE_SENT);
            announce(moved, input);
        }
    }

    private static String domain(SpecificRecord fact) {
        return fact instanceof VersionManifest manifest
                ? manifest.getDomain()
                : Wish.of(fact).orElseThrow().domain();
    }

    private void announce(Ruling.Moved moved, Record<String, SpecificRecord> input) {
        long sequence = ledger.lastSequence(moved.fact().getDomain()) + 1;
        PromptAnnouncement announcement = PromptAnnouncer.announce(moved.fact(), moved.manifest(), sequence);
        ledger.keep(announcement);
        context.forward(
                input.withKey(PromptAnnouncer.key(announcement))
                        .withValue(announcement)
                        .withHeaders(AnnouncementHeaders.of(moved.fact(), names.source(), input.headers())),
                names.announcementSink());
        CrashSites.ofThisProcess().reach(CrashSite.ANNOUNCEMENT_SENT);
    }

    private static void logRefusal(SpecificRecord refused) {
        Wish.of(refused)
                .ifPresent(wish -> LOG.atWarn()
                        .addKeyValue("domain", wish.domain())
                        .addKeyValue("wish", wish.subject())
                        .addKeyValue("actor", wish.actor())
                        .addKeyValue("refusal", wish.refusal())
                        .log("Refused a wish"));
    }
}
