package io.alluvium.standalone.command;

import io.alluvium.standalone.fuzz.live.LiveFuzz;
import io.alluvium.standalone.fuzz.live.OwnAlluvium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of fuzzing something that runs. */
final class LiveFuzzOptions {

    @Option(names = "--requests", defaultValue = "0", description = "Requests over HTTP (default: 0).")
    private long requests;

    @Option(
            names = "--records",
            defaultValue = "0",
            description = "Records on the records topic, and a tenth as many on each other topic (default: 0).")
    private long records;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The Alluvium to fuzz; it is left with rubbish in it (default: one of its own).")
    private @Nullable URI server;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "The Kafka of --server.")
    private @Nullable String bootstrapServers;

    /** Whether something that runs is to be fuzzed. */
    boolean wanted() {
        return requests > 0 || records > 0;
    }

    /** Fuzzes it. */
    LiveFuzz.Report run(long seed, BiConsumer<Long, String> listener) throws IOException, InterruptedException {
        LiveFuzz.Plan plan = new LiveFuzz.Plan(seed, Math.max(1, requests), records);
        if (server != null && bootstrapServers != null) {
            return new LiveFuzz(server, bootstrapServers).run(plan, listener);
        }
        if (server != null || bootstrapServers != null) {
            throw new CommandException(ExitCodes.USAGE, "--server and --bootstrap-servers go together");
        }
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(jar)) {
            throw new CommandException(
                    ExitCodes.USAGE, "This program runs from no jar; name a running Alluvium with --server");
        }
        try (OwnAlluvium own = OwnAlluvium.start(jar)) {
            return new LiveFuzz(own.page(), own.kafka()).run(plan, listener);
        }
    }
}
