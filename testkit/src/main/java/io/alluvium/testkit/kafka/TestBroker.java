package io.alluvium.testkit.kafka;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A broker in a temporary directory with the system's topics on it; it can go away and come back. */
public final class TestBroker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private EmbeddedBroker broker;

    private TestBroker(Path directory, EmbeddedBroker broker) {
        this.directory = directory;
        this.broker = broker;
    }

    /** A new broker with all topics. */
    public static TestBroker start() {
        try {
            Path directory = Files.createTempDirectory("alluvium-broker");
            TestBroker started = new TestBroker(directory, EmbeddedBroker.start(BrokerSettings.in(directory)));
            new TopicCreator(Map.of("bootstrap.servers", started.bootstrapServers()), TopicLayout.DEFAULT)
                    .ensureAll(PATIENCE);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Making a temporary directory for the test broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting the test broker", e);
        }
    }

    /** Where clients find it; stays the same when it goes away and comes back. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes the broker go away; its log is kept. */
    public void goAway() {
        broker.close();
    }

    /** Brings the broker back at the same address with the same log. */
    public void comeBack() {
        broker = EmbeddedBroker.start(broker.settings());
    }

    @Override
    public void close() {
        broker.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Removing the test broker's directory " + directory, e);
        }
    }
}
