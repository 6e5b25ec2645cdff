package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.crash.CrashSettings;
import io.alluvium.standalone.crash.TakeoverBench;
import io.alluvium.standalone.crash.TakeoverReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills one of two trainers again and again, and measures how long it takes until the other goes on for it. */
@Command(
        name = "takeover",
        mixinStandardHelpOptions = true,
        description = {
            "Runs two trainers on a broker, all as processes of their own, lets examples flow, and kills one of the trainers"
                    + " (SIGKILL). Measures the time from there until learning went on in every partition, as readers of"
                    + " committed records see it; the one that was killed comes back before the next kill.",
            "With and without a copy of the learners' state on the other trainer, in turns. A kill takes about a minute.",
            "Exit code 4 if the learners' own counters say that an example was lost or counted twice."
        },
        footer = ExitCodes.HELP)
final class BenchTakeover implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many with each number of copies (default: 5).")
    private int kills;

    @Option(
            names = "--standby-replicas",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,0",
            description = "Copies of each learner's state; several are measured in turns (default: 1,0).")
    private List<Integer> standbyReplicas = List.of();

    @Option(
            names = "--domains",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many domains learn (default: 8).")
    private int domains;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides who is killed when, and what is learned (default: 1).")
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
            description = "Any further configuration key of the trainers, such as"
                    + " alluvium.trainer.streams.session-timeout=6s; may be repeated.")
    private Map<String, String> further = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchDirectory place = ScratchDirectory.take(directory, "alluvium-takeover")) {
            place.keep();
            TakeoverReport found = new TakeoverBench(
                            new CrashSettings(kills, seed, place.path(), Home.directory(), model, further),
                            standbyReplicas,
                            domains)
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
