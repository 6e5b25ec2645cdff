package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.crash.CrashSettings;
import io.alluvium.standalone.crash.KillReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the benchmarks that kill processes of ours; what those leave is kept where a promise was broken. */
final class KillOptions {

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides who is killed when, and the texts (default: 1).")
    private long seed;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where everything lies; must be empty (default: a temporary directory, removed when all is well).")
    private @Nullable Path directory;

    @Option(
            names = "--model",
            paramLabel = NamedModel.LABEL,
            description = "A checkpoint's directory, or a model on a Hub (default: the bundled one).")
    private @Nullable String model;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any further configuration key of the services, such as"
                    + " alluvium.trainer.streams.session-timeout=6s; may be repeated.")
    private Map<String, String> further = new LinkedHashMap<>();

    /** A benchmark that kills. */
    @FunctionalInterface
    interface Killing {
        /** Runs it to its end. */
        KillReport run(CrashSettings settings) throws IOException, InterruptedException;
    }

    /** Runs it in the directory, publishes its report, and gives the exit code. */
    int run(int kills, String prefix, Killing killing) throws IOException, InterruptedException {
        try (ScratchDirectory place = ScratchDirectory.take(directory, prefix)) {
            place.keep();
            KillReport found = killing.run(new CrashSettings(
                    kills, seed, place.path(), Home.directory(), NamedModel.directory(model), further));
            report.publish(found, found.text(), output);
            if (found.clean()) {
                place.discard();
            } else {
                output.text("What the processes said, and their data, is kept in " + place.path());
            }
            return found.clean() ? ExitCodes.DONE : ExitCodes.REFUSED;
        }
    }
}
