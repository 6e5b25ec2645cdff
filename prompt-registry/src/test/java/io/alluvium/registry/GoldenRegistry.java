package io.alluvium.registry;

import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.node.RegistryWords;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.rule.Wish;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.testkit.golden.GoldenEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The registry in the test driver, and one golden folder of it: {@code ledger.txt}, the entries of its ledger, and
 * {@code log.txt}, the registry log, its keys numbered.
 */
final class GoldenRegistry implements AutoCloseable {

    private static final String LEDGER = "ledger";

    final RegistryView view;

    private final Serde<SpecificRecord> words = RegistryWords.serde(SchemaArchive.bundled());
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, SpecificRecord> proposals;
    private final TestInputTopic<String, SpecificRecord> wishes;
    private final TestOutputTopic<String, byte[]> log;
    private final TestOutputTopic<String, SpecificRecord> announcements;

    GoldenRegistry() {
        Consumer<RegistryEvent> nobody = event -> {};
        driver = new TopologyTestDriver(
                new RegistryTopology(words, PublishRules.standard(), nobody).build(), new Properties());
        proposals = driver.createInputTopic(Topics.VERSIONS, new StringSerializer(), words.serializer());
        wishes = driver.createInputTopic(Topics.ALIAS_REQUESTS, new StringSerializer(), words.serializer());
        log = driver.createOutputTopic(Topics.REGISTRY_LOG, new StringDeserializer(), new ByteArrayDeserializer());
        announcements = driver.createOutputTopic(Topics.ANNOUNCEMENTS, new StringDeserializer(), words.deserializer());
        view = new RegistryView(driver::getKeyValueStore);
    }

    /** What the golden folders were made of: versions, moves of all kinds and a refusal; from the second on also a
     * pin, a retirement, one that was refused, and tags. */
    static void write(Path folder) throws IOException {
        try (GoldenRegistry registry = new GoldenRegistry()) {
            registry.propose(Words.version("news", 1, true));
            registry.propose(Words.version("news", 2, false));
            registry.propose(Words.version("law", 1, true));
            registry.wish(Words.wish("news", "trial", 1).build());
            registry.wish(Words.wish("news", "live", 9).build());
            registry.wish(
                    Words.wish("law", "live", 1).setExpectAny(true).setPin(true).build());
            registry.wish(Words.retirement("news", 2, true).build());
            registry.wish(Words.retirement("law", 1, true).build());
            registry.wish(Words.tag("news", "quality", "good").build());
            registry.wish(Words.tag("news", "reader", "ada").build());
            registry.wish(
                    Words.tag("news", "reader", null).setExpectedValue("ada").build());
            GoldenEntries.write(folder.resolve("ledger.txt"), registry.ledger());
            GoldenEntries.write(folder.resolve("log.txt"), registry.log());
        }
    }

    /** A registry that begins with what a folder holds. */
    static GoldenRegistry of(Path folder) throws IOException {
        GoldenRegistry registry = new GoldenRegistry();
        KeyValueStore<String, SpecificRecord> ledger = registry.driver.getKeyValueStore(LEDGER);
        GoldenEntries.read(folder.resolve("ledger.txt"))
                .forEach((key, bytes) ->
                        ledger.put(key, registry.words.deserializer().deserialize("golden", bytes)));
        TestInputTopic<String, byte[]> logged = registry.driver.createInputTopic(
                Topics.REGISTRY_LOG, new StringSerializer(), new ByteArraySerializer());
        GoldenEntries.read(folder.resolve("log.txt"))
                .forEach((key, bytes) -> logged.pipeInput(key.substring(key.indexOf(' ') + 1), bytes));
        return registry;
    }

    void propose(VersionManifest version) {
        proposals.pipeInput(version.getDomain(), version);
    }

    void wish(SpecificRecord wish) {
        wishes.pipeInput(Wish.of(wish).orElseThrow().domain(), wish);
    }

    /** What the registry decided since the last call. */
    List<SpecificRecord> decided() {
        List<SpecificRecord> decided = new ArrayList<>();
        log.readValuesToList().forEach(bytes -> decided.add(words.deserializer().deserialize("log", bytes)));
        return decided;
    }

    /** What it announced since the last call. */
    List<PromptAnnouncement> announced() {
        return announcements.readValuesToList().stream()
                .map(PromptAnnouncement.class::cast)
                .toList();
    }

    private Map<String, byte[]> ledger() {
        Map<String, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<String, SpecificRecord> all =
                driver.<String, SpecificRecord>getKeyValueStore(LEDGER).all()) {
            all.forEachRemaining(
                    entry -> entries.put(entry.key, words.serializer().serialize("golden", entry.value)));
        }
        return entries;
    }

    private Map<String, byte[]> log() {
        Map<String, byte[]> entries = new TreeMap<>();
        for (KeyValue<String, byte[]> record : log.readKeyValuesToList()) {
            entries.put("%03d %s".formatted(entries.size(), record.key), record.value);
        }
        return entries;
    }

    @Override
    public void close() {
        driver.close();
    }
}
