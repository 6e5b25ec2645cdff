package io.alluvium.standalone.command;

import io.alluvium.schemas.Topics;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.rejects.LogScan;
import io.alluvium.standalone.rejects.Reject;
import io.alluvium.standalone.rejects.RejectFilter;
import io.alluvium.standalone.rejects.Replay;
import io.alluvium.standalone.rejects.ReplayOutcome;
import io.alluvium.standalone.rejects.ReplayTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Offers refused records again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Offers refused records again, as they came, after a fix: a domain that is known now, a limit that was raised.",
            "Each reject is offered once: a second run leaves it. What is refused again is a new reject that names the"
                    + " first one. What was learned meanwhile is dropped as a duplicate"
                    + " (alluvium.ingest.duplicate-window)."
        },
        footer = ExitCodes.HELP)
final class RejectsReplay implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    private final BrokerOption broker = new BrokerOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RejectOptions wanted = new RejectOptions();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Those rejects: PARTITION-OFFSET.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All rejects.")
    private boolean all;

    @Option(names = "--domain-to", paramLabel = "NEW", description = "Offer them to this domain instead.")
    private @Nullable String newDomain;

    @Option(names = "--again", description = "Also those that were offered again before.")
    private boolean again;

    @Option(names = "--dry-run", description = "Only say what would be offered.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        int ways = (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (wanted.given() ? 1 : 0);
        if (ways != 1) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "Say which rejects in one way: IDs, or --domain, --reason and --since, or --all; "
                            + (ways == 0 ? "none was given" : "several were given"));
        }
        RejectFilter filter = wanted.filter(Instant.now());
        return broker.asking(() -> report(ids.isEmpty() ? some(filter) : named()));
    }

    private ReplayOutcome named() {
        try (LogScan scan = new LogScan(broker.servers())) {
            List<Reject> rejects = new ArrayList<>();
            for (String id : ids) {
                rejects.add(RejectsShow.find(scan, RejectsShow.id(id)));
            }
            try (Replay replay = replay()) {
                rejects.forEach(replay::take);
                return replay.finish();
            }
        }
    }

    private ReplayOutcome some(RejectFilter filter) {
        try (LogScan scan = new LogScan(broker.servers());
                ProgressBar bar = ProgressBar.of("rejects replay");
                Replay replay = replay()) {
            scan.all(Topics.REJECTS, filter.since(), (record, done, end) -> {
                Reject reject = Reject.of(record);
                if (filter.wants(reject)) {
                    replay.take(reject);
                }
                bar.update(done, end, "rejects looked at");
            });
            return replay.finish();
        }
    }

    private Replay replay() {
        return new Replay(broker.servers(), new ReplayTerms(newDomain, again, dryRun));
    }

    private int report(ReplayOutcome outcome) {
        if (outcome.size() == 0) {
            throw new CommandException(
                    ExitCodes.REFUSED,
                    "No reject matches, so that nothing is offered; 'rejects list' shows what there is");
        }
        if (output.json()) {
            output.json(outcome);
        } else {
            outcome.impossible().stream()
                    .limit(SHOWN)
                    .forEach(each -> output.text("impossible  " + each.id() + "  " + each.why()));
            output.text(outcome.summary());
        }
        return outcome.impossible().isEmpty() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
