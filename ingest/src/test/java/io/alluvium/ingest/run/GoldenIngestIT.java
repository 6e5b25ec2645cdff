package io.alluvium.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.settle.DomainLedger;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.Topics;
import io.alluvium.testkit.golden.GoldenFolders;
import io.alluvium.testkit.kafka.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changelogs that earlier versions of ingest wrote are what today's one goes on from, on a machine without state. */
class GoldenIngestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A text that the golden changelogs know, of each domain. */
    private static final List<String> KNOWN =
            List.of("The river rises.", "The bank holds.", "Silt lies on the fields.");

    private static final String WRITER = "golden-writer";

    private static TestBroker broker;

    @BeforeAll
    static void start(@TempDir Path disk) throws IOException {
        broker = TestBroker.start();
        GoldenFolders.addIfAsked("ingest", folder -> write(folder, disk));
    }

    private static void write(Path folder, Path disk) throws IOException {
        IngestStreams streams = streams(WRITER, disk);
        streams.start(null);
        await().atMost(PATIENCE).until(streams::isRunning);
        produce("news", KNOWN);
        produce("law", KNOWN.subList(0, 1));
        produce("news", List.of(KNOWN.get(0), ""));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ledger(streams, "news").counts().rejected()).isNotEmpty());
        await().atMost(PATIENCE).until(() -> streams.ledgers().containsKey("law"));
        stop(streams);
        new GoldenChangelogs(broker.bootstrapServers(), WRITER).write(folder);
        broker.close(); // What was written there is not for the test to read.
        broker = TestBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    static List<Path> goldens() throws IOException {
        return GoldenFolders.all("ingest");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldKnowWhatWasAcceptedAndCountOn(Path golden, @TempDir Path disk) throws Exception {
        // Given
        String application = "golden-" + UUID.randomUUID();
        new GoldenChangelogs(broker.bootstrapServers(), application).restore(golden);
        IngestStreams streams = streams(application, disk);
        streams.start(null);
        await().atMost(PATIENCE).until(streams::isRunning);

        // When
        produce("news", KNOWN);
        produce("law", List.of(KNOWN.get(0), "A new law."));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ledger(streams, "law").counts().accepted()).isEqualTo(2));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger(streams, "news").counts().duplicates())
                        .isEqualTo(4));
        DomainLedger news = ledger(streams, "news");
        assertThat(news.counts().accepted()).isEqualTo(3);
        assertThat(news.counts().rejected()).isEqualTo(Map.of(RejectionReason.EMPTY, 1L));
        assertThat(ledger(streams, "law").counts().duplicates()).isEqualTo(1);
        stop(streams);
    }

    private static DomainLedger ledger(IngestStreams streams, String domain) {
        return streams.ledgers().getOrDefault(domain, DomainLedger.EMPTY);
    }

    private static void stop(IngestStreams streams) {
        try {
            streams.stop(null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IngestStreams streams(String application, Path disk) {
        IngestConfig config = new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withConverter(Duration.class, 1_000, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "alluvium.ingest.application-id", application,
                                "alluvium.ingest.quiet-cut", "1000h",
                                "alluvium.ingest.duplicate-window", "438000h"),
                        "test",
                        500))
                .build()
                .getConfigMapping(IngestConfig.class);
        KafkaAccess access = new KafkaAccess(broker.bootstrapServers(), 4, (short) 1, disk);
        return new IngestStreams(config, access, new IngestMetrics(new SimpleMeterRegistry()));
    }

    private static void produce(String domain, List<String> texts) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            texts.forEach(
                    text -> producer.send(new ProducerRecord<>(Topics.RECORDS, domain, "{\"text\":\"" + text + "\"}")));
        }
    }
}
