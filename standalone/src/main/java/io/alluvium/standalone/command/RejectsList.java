package io.alluvium.standalone.command;

import io.alluvium.schemas.Topics;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.console.Table;
import io.alluvium.standalone.rejects.ByteText;
import io.alluvium.standalone.rejects.LogScan;
import io.alluvium.standalone.rejects.NewestRejects;
import io.alluvium.standalone.rejects.Reject;
import io.alluvium.standalone.rejects.RejectFilter;
import io.alluvium.standalone.rejects.RejectId;
import io.alluvium.standalone.rejects.RejectLine;
import io.alluvium.standalone.rejects.ReplayMarks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists refused records. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what was refused and why, the newest first.",
        footer = ExitCodes.HELP)
final class RejectsList implements Callable<Integer> {

    private static final int LONGEST_DETAIL = 70;
    private static final int LONGEST_DOMAIN = 24;

    @Mixin
    private final BrokerOption broker = new BrokerOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RejectOptions wanted = new RejectOptions();

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "Show so many at most; 0: all (default: 50).")
    private int limit;

    /** The answer as JSON. */
    record Listed(long matching, List<RejectLine> rejects) {}

    @Override
    public Integer call() throws Exception {
        if (limit < 0) {
            throw new CommandException(ExitCodes.USAGE, "--limit is " + limit + "; it must be 0 (all) or more");
        }
        RejectFilter filter = wanted.filter(Instant.now());
        return broker.asking(() -> list(filter));
    }

    private int list(RejectFilter filter) {
        NewestRejects newest = new NewestRejects(limit);
        try (LogScan scan = new LogScan(broker.servers());
                ProgressBar bar = ProgressBar.of("rejects list")) {
            Map<RejectId, Instant> marks = ReplayMarks.read(scan);
            scan.all(Topics.REJECTS, filter.since(), (record, done, all) -> {
                Reject reject = Reject.of(record);
                if (filter.wants(reject)) {
                    newest.add(RejectLine.of(reject, marks.get(reject.id())));
                }
                bar.update(done, all, newest.matching() + " found");
            });
        }
        if (output.json()) {
            output.json(new Listed(newest.matching(), newest.lines()));
        } else {
            output.text(newest.matching() == 0 ? "No such reject" : table(newest));
        }
        return ExitCodes.DONE;
    }

    private static String table(NewestRejects newest) {
        Table table = new Table("id", "refused at", "domain", "reason", "bytes", "replayed", "why");
        for (RejectLine line : newest.lines()) {
            table.row(
                    line.id(),
                    line.rejectedAt(),
                    shortened(line.domain(), LONGEST_DOMAIN),
                    shortened(line.reason(), LONGEST_DOMAIN),
                    line.sizeBytes() == null ? "-" : line.sizeBytes(),
                    replayed(line),
                    shortened(line.detail(), LONGEST_DETAIL));
        }
        long more = newest.matching() - newest.lines().size();
        return table + (more == 0 ? "" : "... and " + more + " older ones; --limit 0 shows all");
    }

    private static String replayed(RejectLine line) {
        if (line.replayedAt() != null) {
            return line.replayedAt();
        }
        return line.replayOf() == null ? "no" : "no, is itself of " + ByteText.line(line.replayOf());
    }

    private static String shortened(String text, int most) {
        String line = ByteText.line(text);
        return line.length() <= most ? line : line.substring(0, most - 3) + "...";
    }
}
