package io.alluvium.standalone.command;

import io.alluvium.schemas.Topics;
import io.alluvium.standalone.rejects.LogScan;
import io.alluvium.standalone.rejects.Original;
import io.alluvium.standalone.rejects.Reject;
import io.alluvium.standalone.rejects.RejectId;
import io.alluvium.standalone.rejects.RejectSheet;
import io.alluvium.standalone.rejects.ReplayMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one refused record. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one refused record in full: why, where from, headers, and the original bytes.",
        footer = ExitCodes.HELP)
final class RejectsShow implements Callable<Integer> {

    @Mixin
    private final BrokerOption broker = new BrokerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "ID", description = "PARTITION-OFFSET, as 'rejects list' shows it.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write the original bytes there, as they came.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        RejectId wanted = id(id);
        return broker.asking(() -> show(wanted));
    }

    private int show(RejectId wanted) throws IOException {
        try (LogScan scan = new LogScan(broker.servers())) {
            Reject reject = find(scan, wanted);
            Optional<Original> original = Original.of(reject, scan);
            RejectSheet sheet =
                    RejectSheet.of(reject, ReplayMarks.read(scan).get(wanted), original.map(Original::bytes));
            if (output.json()) {
                output.json(sheet);
            } else {
                output.text(sheet.sheet());
            }
            return out == null ? ExitCodes.DONE : write(out, original);
        }
    }

    private int write(Path file, Optional<Original> original) throws IOException {
        if (original.isEmpty()) {
            throw new CommandException(
                    ExitCodes.REFUSED, "The bytes of " + id + " are not kept, so that nothing is written to " + file);
        }
        Files.write(file, original.get().bytes());
        return ExitCodes.DONE;
    }

    static RejectId id(String text) {
        try {
            return RejectId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The reject of that name, or an error for people. */
    static Reject find(LogScan scan, RejectId id) {
        return scan.at(Topics.REJECTS, id.partition(), id.offset())
                .map(Reject::of)
                .orElseThrow(() -> new CommandException(
                        ExitCodes.REFUSED,
                        "There is no reject " + id + ": never written, or gone (" + Topics.REJECTS
                                + " keeps them for 30 days unless it is set otherwise). 'rejects list' shows what there"
                                + " is."));
    }
}
