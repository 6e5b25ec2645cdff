package io.alluvium.standalone.command;

import io.alluvium.standalone.up.Standalone;
import io.alluvium.standalone.up.UpSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in one process. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything in one process: Kafka broker, ingest, trainer, prompt registry, inference worker.",
            "It listens on the loopback address only. Ctrl-C stops it cleanly (exit code 130, by SIGTERM 143);",
            "the next start with the same data directory continues."
        },
        footer = ExitCodes.HELP)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private final ProcessOptions process = new ProcessOptions();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where everything is kept (default: ./data).")
    private Path dataDirectory = Path.of("data");

    @Option(
            names = {"-p", "--port"},
            defaultValue = "8080",
            description = "HTTP port; 0: any (default: 8080).")
    private int port;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Use these Kafka brokers instead of one inside.")
    private @Nullable String bootstrapServers;

    @Override
    public Integer call() throws IOException {
        Map<String, String> further = new HashMap<>(process.keys());
        return Standalone.run(new UpSettings(dataDirectory, port, bootstrapServers, process.model(), further));
    }
}
