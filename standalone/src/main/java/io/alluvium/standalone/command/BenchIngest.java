package io.alluvium.standalone.command;

import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.standalone.bench.ScratchDirectory;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.throughput.ThroughputBench;
import io.alluvium.standalone.throughput.ThroughputPlan;
import io.alluvium.standalone.throughput.ThroughputReport;
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

/** Measures what a record costs in ingest. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Measures records per second through all of ingest, exactly once, beside a bare transactional loop of the",
            "plain Kafka clients, beside the same loop in Kafka Streams, and beside that with a memory of texts, which",
            "tell what of the difference is not ingest's own: the same records, the same broker, the same settings, in",
            "turns.",
            "Then counts what came out: every document once, or exit code 4."
        },
        footer = ExitCodes.HELP)
final class BenchIngest implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(names = "--records", defaultValue = "100000", description = "Records in each round (default: 100000).")
    private int records;

    @Option(names = "--size", defaultValue = "1024", description = "Bytes of each record (default: 1024).")
    private int size;

    @Option(
            names = "--domains",
            split = ",",
            defaultValue = "10000",
            description = "Numbers of domains, each measured on a state of its own (default: 10000).")
    private List<Integer> domains = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Measured rounds (default: 5).")
    private int rounds;

    @Option(names = "--warm-ups", defaultValue = "1", description = "Rounds before the measured ones (default: 1).")
    private int warmUps;

    @Option(names = "--seed", defaultValue = "1", description = "Chooses texts and domains (default: 1).")
    private long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of ingest, such as alluvium.ingest.threads=2; may be repeated.")
    private Map<String, String> keys = new LinkedHashMap<>();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "An empty directory for broker and stores, emptied at the end (default: a temporary one).")
    private @Nullable Path dataDirectory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ThroughputPlan.Size wanted = new ThroughputPlan.Size(records, size, domains);
        EmbeddedBroker.whenItGivesUp(() -> System.exit(ExitCodes.FAILED));
        ThroughputReport measured;
        try (ScratchDirectory scratch = ScratchDirectory.take(dataDirectory, "alluvium-bench");
                ProgressBar bar = ProgressBar.of("bench ingest")) {
            ThroughputPlan plan = new ThroughputPlan(wanted, rounds, warmUps, seed, scratch.path(), keys);
            measured = new ThroughputBench(plan, bar::update).run();
        }
        report.publish(measured, measured.text(), output);
        return measured.exact() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
