package io.alluvium.registry.judge;

import io.alluvium.registry.announce.PromptAnnouncer;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.PromptAnnouncement;
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
        LOG.atWarn()
                .addKeyValue(
                        "record", asked == null ? "none" : asked.getSchema().getFullName())
                .log("Passed over a record that is neither a version nor an alias wish");
        return List.of();
    }

    private void carryOut(Ruling ruling, Record<String, SpecificRecord> input) {
        if (ruling instanceof Ruling.Published published) {
            VersionManifest manifest = published.manifest();
            context.forward(input.withKey(manifest.getDomain()).withValue(manifest), names.logSink());
        } else if (ruling instanceof Ruling.Moved moved) {
            AliasMove move = moved.move();
            context.forward(input.withKey(move.getDomain()).withValue(move), names.logSink());
            CrashSites.ofThisProcess().reach(CrashSite.MOVE_SENT);
            announce(moved, input);
        } else if (ruling instanceof Ruling.Refused refused) {
            logRefusal(refused.move());
            context.forward(input.withKey(refused.move().getDomain()).withValue(refused.move()), names.logSink());
        }
    }

    private void announce(Ruling.Moved moved, Record<String, SpecificRecord> input) {
        long sequence = ledger.lastSequence(moved.move().getDomain()) + 1;
        PromptAnnouncement announcement = PromptAnnouncer.announce(moved.move(), moved.manifest(), sequence);
        ledger.keep(announcement);
        context.forward(
                input.withKey(PromptAnnouncer.key(announcement)).withValue(announcement), names.announcementSink());
        CrashSites.ofThisProcess().reach(CrashSite.ANNOUNCEMENT_SENT);
    }

    private static void logRefusal(AliasMove move) {
        LOG.atWarn()
                .addKeyValue("domain", move.getDomain())
                .addKeyValue("alias", move.getAlias())
                .addKeyValue("version", move.getToVersion())
                .addKeyValue("actor", move.getActor())
                .addKeyValue("refusal", move.getRefusal())
                .log("Refused to move an alias");
    }
}
