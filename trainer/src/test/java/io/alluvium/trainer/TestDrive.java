package io.alluvium.trainer;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.trainer.learn.LearnerPlan;
import io.alluvium.trainer.publish.PromptPublisher;
import io.alluvium.trainer.state.LearnerStore;
import io.alluvium.trainer.turn.TurnSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The trainer's topology without a broker. */
final class TestDrive implements AutoCloseable {

    final Notes notes = new Notes();

    private static final String APPLICATION = "trainer-test";

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> examples;
    private final TestOutputTopic<String, VersionManifest> versions;
    private final TestOutputTopic<String, DomainProgress> progress;

    TestDrive(LearnerPlan plan, BlobStore blobs) {
        this(plan, blobs, TurnSettings.DEFAULT);
    }

    TestDrive(LearnerPlan plan, BlobStore blobs, TurnSettings turns) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory().toString());
        PromptPublisher publisher = new PromptPublisher(blobs, plan.backbone(), "test");
        driver = new TopologyTestDriver(
                new TrainerTopology(plan, publisher, notes, SchemaArchive.bundled(), turns).build(), settings);
        examples = driver.createInputTopic(Topics.EXAMPLES, new StringSerializer(), new ByteArraySerializer());
        versions = driver.createOutputTopic(
                Topics.VERSIONS,
                new StringDeserializer(),
                RecordSerdes.strict(VersionManifest.class).deserializer());
        progress = driver.createOutputTopic(
                Topics.PROGRESS,
                new StringDeserializer(),
                RecordSerdes.strict(DomainProgress.class).deserializer());
    }

    // Another process may be testing on this machine at the same time.
    private static Path stateDirectory() {
        try {
            return Files.createTempDirectory("trainer-test");
        } catch (IOException e) {
            throw new UncheckedIOException("Making a directory for the topology's state", e);
        }
    }

    void feed(List<SpecificRecord> records) {
        records.forEach(this::feed);
    }

    void feed(SpecificRecord record) {
        String domain = record instanceof Example example ? example.getDomain() : ((Cut) record).getDomain();
        feed(domain, RecordSerdes.serializer().serialize(Topics.EXAMPLES, record));
    }

    void feed(String key, byte[] value) {
        examples.pipeInput(key, value);
    }

    /** Feeds records that were accepted so long ago. */
    void feedLate(List<? extends SpecificRecord> records, Duration ago) {
        for (SpecificRecord record : records) {
            String domain = record instanceof Example example ? example.getDomain() : ((Cut) record).getDomain();
            examples.pipeInput(
                    domain,
                    RecordSerdes.serializer().serialize(Topics.EXAMPLES, record),
                    Instant.now().minus(ago));
        }
    }

    /** Lets time pass, so that domains take turns. */
    void letTimePass() {
        driver.advanceWallClockTime(Duration.ofMillis(20));
    }

    /** Versions since the last call. */
    List<VersionManifest> versions() {
        return versions.readValuesToList();
    }

    /** Progress since the last call. */
    List<DomainProgress> progress() {
        return progress.readValuesToList();
    }

    /** What the changelog got since the last call. */
    List<KeyValue<String, byte[]>> changelog() {
        return changelog(LearnerStore.NAME);
    }

    /** What the changelog of a store got since the last call. */
    List<KeyValue<String, byte[]>> changelog(String store) {
        return driver.createOutputTopic(
                        APPLICATION + "-" + store + "-changelog", new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }

    /** Restores the store as Kafka Streams does: change by change. */
    void restore(List<KeyValue<String, byte[]>> changelog) {
        changelog.forEach(change -> store().put(change.key, change.value));
    }

    /** All that the store holds. */
    Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
        }
        return entries;
    }

    /** The store itself. */
    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(LearnerStore.NAME);
    }

    @Override
    public void close() {
        driver.close();
    }
}
