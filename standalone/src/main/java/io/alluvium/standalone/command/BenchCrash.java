package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.crash.CrashBench;
import io.alluvium.standalone.crash.CrashReport;
import io.alluvium.standalone.crash.CrashSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills every service again and again under load, and checks that nothing is lost and nothing counted twice. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Runs broker, ingest, trainer, registry and worker as processes of their own, sends texts and asks questions"
                    + " all the time, and kills one of them (SIGKILL) at named steps of publication and at random moments.",
            "After each kill: no text lost, none learned twice, version numbers without gaps or twins, aliases that point"
                    + " to versions, answers only from versions that were live. At the end the newest version of each"
                    + " domain is learned again without a crash, and the digests are compared.",
            "Exit code 4 if anything was violated."
        },
        footer = ExitCodes.HELP)
final class BenchCrash implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(names = "--kills", paramLabel = "N", defaultValue = "100", description = "How many (default: 100).")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides who is killed when, and what is sent (default: 1).")
    private long seed;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where everything lies; must be empty (default: a temporary directory, removed when all is well).")
    private @Nullable Path directory;

    @Option(names = "--model", paramLabel = "DIR", description = "A checkpoint's directory (default: the bundled one).")
    private @Nullable Path model;

    @Mixin
    private final ReportOption report = new ReportOption();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any further configuration key of the services; may be repeated.")
    private Map<String, String> further = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchDirectory place = ScratchDirectory.take(directory, "alluvium-crash")) {
            place.keep();
            CrashReport found = new CrashBench(
                            new CrashSettings(kills, seed, place.path(), Home.directory(), model, further))
                    .run();
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
