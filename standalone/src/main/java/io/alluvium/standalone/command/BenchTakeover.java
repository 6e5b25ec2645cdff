package io.alluvium.standalone.command;

import io.alluvium.standalone.crash.TakeoverBench;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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
    private final KillOptions options = new KillOptions();

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.run(
                kills, "alluvium-takeover", settings -> new TakeoverBench(settings, standbyReplicas, domains).run());
    }
}
