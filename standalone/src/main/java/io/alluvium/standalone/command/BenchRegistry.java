package io.alluvium.standalone.command;

import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.registry.RegistryBench;
import io.alluvium.standalone.registry.RegistryPlan;
import io.alluvium.standalone.registry.RegistryReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how the registry answers when it knows much. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        description = {
            "Has a registry with a real broker publish many versions, starts it anew, and measures the start and the answer to",
            "each kind of question over HTTP, one after the other on one connection. Fails if a page misses or repeats a version."
        },
        footer = ExitCodes.HELP)
final class BenchRegistry implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(names = "--domains", paramLabel = "N", defaultValue = "10000", description = "Domains (default: 10000).")
    private int domains;

    @Option(
            names = "--versions",
            paramLabel = "N",
            defaultValue = "10",
            description = "Versions of each domain (default: 10).")
    private int versions;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "500",
            description = "How often each question is asked (default: 500).")
    private int questions;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often a node is started with all of it (default: 3).")
    private int starts;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Chooses digests, and what is asked for (default: 1).")
    private long seed;

    @Mixin
    private final ReportOption report = new ReportOption();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "An empty directory for the broker, emptied at the end (default: a temporary one).")
    private @Nullable Path dataDirectory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RegistryPlan.Size size = new RegistryPlan.Size(domains, versions, seed);
        Path home = Home.directory();
        EmbeddedBroker.whenItGivesUp(() -> System.exit(ExitCodes.FAILED));
        RegistryReport measured;
        try (ScratchDirectory scratch = ScratchDirectory.take(dataDirectory, "alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench registry")) {
            RegistryPlan plan = new RegistryPlan(home, scratch.path(), size, starts, questions);
            measured = new RegistryBench(plan, (done, remark) -> bar.update(done, (long) domains * versions, remark))
                    .run();
        }
        report.publish(measured, measured.text(), output);
        return ExitCodes.DONE;
    }
}
