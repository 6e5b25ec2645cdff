package io.alluvium.registry;

import io.alluvium.registry.node.RegistryWords;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.DecidedWish;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The registry without a broker, at a time of its own. */
public final class RegistryDriver implements AutoCloseable {

    /** When a driver begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Serde<SpecificRecord> words = RegistryWords.serde(SchemaArchive.bundled());
    private final TopologyTestDriver driver = new TopologyTestDriver(
            new RegistryTopology(words, PublishRules.standard(), event -> {}).build(), new Properties(), START);
    private final TestInputTopic<String, SpecificRecord> proposals =
            driver.createInputTopic(Topics.VERSIONS, new StringSerializer(), words.serializer());
    private final TestInputTopic<String, SpecificRecord> wishes =
            driver.createInputTopic(Topics.ALIAS_REQUESTS, new StringSerializer(), words.serializer());
    private final TestInputTopic<String, SpecificRecord> acknowledgements =
            driver.createInputTopic(Topics.ACKNOWLEDGEMENTS, new StringSerializer(), words.serializer());
    private final TestInputTopic<String, SpecificRecord> log =
            driver.createInputTopic(Topics.REGISTRY_LOG, new StringSerializer(), words.serializer());
    private final TestOutputTopic<String, SpecificRecord> announcements =
            driver.createOutputTopic(Topics.ANNOUNCEMENTS, new StringDeserializer(), words.deserializer());
    private final RegistryView view = new RegistryView(driver::getKeyValueStore);

    /** What it knows. */
    public RegistryView view() {
        return view;
    }

    /** One of its stores. */
    public ReadOnlyKeyValueStore<String, SpecificRecord> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Proposes versions. */
    public void propose(VersionManifest... versions) {
        for (VersionManifest version : versions) {
            proposals.pipeInput(version.getDomain(), version);
        }
    }

    /** Wishes for something of a domain. */
    public void wish(String domain, SpecificRecord wish) {
        wishes.pipeInput(domain, wish);
    }

    /** Says something under a key, as a worker does; null takes back what was said. */
    public void acknowledge(String key, @Nullable WorkerAcknowledgement said) {
        acknowledgements.pipeInput(key, said);
    }

    /** Puts a fact into the log, as another writer of the domain would. */
    public void log(String domain, SpecificRecord fact) {
        log.pipeInput(domain, fact);
    }

    /** Lets time pass. */
    public void sleep(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** What was announced since the last call. */
    public List<PromptAnnouncement> announced() {
        return announcements.readValuesToList().stream()
                .map(PromptAnnouncement.class::cast)
                .toList();
    }

    /** The last decision of a domain. */
    public SpecificRecord last(String domain) {
        return view.history(domain, Long.MAX_VALUE, 1).stream()
                .map(DecidedWish::wish)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        driver.close();
    }
}
