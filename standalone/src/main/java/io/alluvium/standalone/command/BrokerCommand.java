package io.alluvium.standalone.command;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs nothing but the Kafka broker. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = {
            "Runs only the Kafka broker of 'up' (one node, KRaft), for services that run as processes of their own.",
            "It listens on the loopback address only. Ctrl-C stops it cleanly; the next start with the same data"
                    + " directory continues."
        },
        footer = ExitCodes.HELP)
final class BrokerCommand implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "data/kafka",
            description = "Where its log is kept (default: ./data/kafka).")
    private Path directory = Path.of("data", "kafka");

    @Option(
            names = {"-p", "--port"},
            defaultValue = "9092",
            description = "Port for clients; 0: any (default: 9092).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(directory.toAbsolutePath(), port));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        output.text("A Kafka broker listens at " + broker.bootstrapServers() + " (Ctrl-C stops it)");
        new CountDownLatch(1).await();
        return ExitCodes.DONE;
    }
}
