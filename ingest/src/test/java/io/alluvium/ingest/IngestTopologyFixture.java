package io.alluvium.ingest;

import io.alluvium.ingest.settle.Home;
import io.alluvium.ingest.settle.Outcomes;
import io.alluvium.ingest.settle.SettleSettings;
import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in the test driver, with its topics at hand. */
final class IngestTopologyFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration QUIET = Duration.ofSeconds(5);
    static final Duration WINDOW = Duration.ofHours(1);
    static final int MAX_TEXT_BYTES = 2_000;
    static final int LARGEST_REJECT_BYTES = 10_000;

    final TopologyTestDriver driver;
    final TestInputTopic<byte[], byte[]> records;
    final TestOutputTopic<String, SpecificRecord> examples;
    final TestOutputTopic<byte[], byte[]> rejects;
    final TestOutputTopic<String, SpecificRecord> rejections;
    final List<String> outcomes = new ArrayList<>();

    IngestTopologyFixture(Path directory) {
        this(directory, Home.among(1));
    }

    IngestTopologyFixture(Path directory, Home home) {
        this(directory, settings(DomainPolicy.ACCEPT, Set.of(), Map.of()), home);
    }

    IngestTopologyFixture(Path directory, IngestSettings settings) {
        this(directory, settings, Home.among(1));
    }

    private IngestTopologyFixture(Path directory, IngestSettings settings, Home home) {
        StreamsBuilder builder = new StreamsBuilder();
        Outcomes heard = (domain, outcome) -> outcomes.add(domain + ":" + outcome);
        new IngestTopology(settings, heard, home).addTo(builder);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(builder.build(), properties, START);
        records = driver.createInputTopic(Topics.RECORDS, new ByteArraySerializer(), new ByteArraySerializer());
        var words = RecordSerdes.strict(
                        RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class, Rejection.class))
                .deserializer();
        examples = driver.createOutputTopic(Topics.EXAMPLES, new StringDeserializer(), words);
        rejections = driver.createOutputTopic(Topics.REJECTIONS, new StringDeserializer(), words);
        rejects = driver.createOutputTopic(Topics.REJECTS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static IngestSettings settings(DomainPolicy others, Set<String> known, Map<String, List<String>> languages) {
        return new IngestSettings(
                new ValidationSettings(
                        new ValidationSettings.Limits(5_000, MAX_TEXT_BYTES),
                        Instant.parse("1971-01-01T00:00:00Z"),
                        Duration.ofDays(1),
                        new ValidationSettings.Domains(known, others),
                        languages),
                12,
                new SettleSettings(WINDOW, 1_000, QUIET),
                LARGEST_REJECT_BYTES);
    }

    static Document document(String text) {
        return new Document(null, null, text, null, null, Map.of());
    }

    void offer(String domain, Document document) {
        offer(domain, RecordWriter.write(document), new RecordHeaders());
    }

    void offerJson(String domain, String json) {
        offer(domain, utf8(json), new RecordHeaders());
    }

    void offer(String domain, byte[] value, Headers headers) {
        records.pipeInput(new TestRecord<>(domain == null ? null : utf8(domain), value, headers, START));
    }

    Rejection onlyRejection() {
        return (Rejection) rejections.readValue();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
