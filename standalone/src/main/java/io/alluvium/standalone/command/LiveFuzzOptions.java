package io.alluvium.standalone.command;

import io.alluvium.standalone.bench.ChildAlluvium;
import io.alluvium.standalone.fuzz.live.LiveFuzz;
import io.alluvium.standalone.fuzz.live.TinyAlluvium;
import java.net.URI;
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
    LiveFuzz.Report run(long seed, BiConsumer<Long, String> listener) throws Exception {
        LiveFuzz.Plan plan = new LiveFuzz.Plan(seed, Math.max(1, requests), records);
        return with((where, kafka) -> new LiveFuzz(where, kafka).run(plan, listener));
    }

    /** Does something with the Alluvium to fuzz. */
    <T> T with(Deed<T> deed) throws Exception {
        if (server != null && bootstrapServers != null) {
            return deed.with(server, bootstrapServers);
        }
        if (server != null || bootstrapServers != null) {
            throw new CommandException(ExitCodes.USAGE, "--server and --bootstrap-servers go together");
        }
        try (TinyAlluvium own = TinyAlluvium.start(ChildAlluvium.ownJar())) {
            return deed.with(own.page(), own.kafka());
        }
    }

    /**
     * What is done with something that runs.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Deed<T> {

        /** Does it with that server and its brokers. */
        T with(URI server, String bootstrapServers) throws Exception;
    }
}
