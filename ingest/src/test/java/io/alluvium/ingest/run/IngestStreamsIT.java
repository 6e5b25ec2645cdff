package io.alluvium.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.Topics;
import io.alluvium.testkit.kafka.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker: exactly once through restarts, and nothing lost while the broker is away. */
class IngestStreamsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final int PARTITIONS = 4;
    private static TestBroker broker;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldWriteEveryExampleOnceThroughRestartsAndALostDisk(@TempDir Path disk, @TempDir Path newDisk)
            throws Exception {
        // Given
        String domain = "restart";
        IngestStreams first = streams("restart-app", disk);
        first.start(null);
        produce(domain, 0, 300);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(examples(domain)).isNotEmpty());

        // When
        first.stop(null);
        produce(domain, 200, 400);
        IngestStreams second = streams("restart-app", disk);
        second.start(null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(examples(domain)).hasSize(400));
        second.stop(null);
        produce(domain, 350, 450);
        IngestStreams third = streams("restart-app", newDisk);
        third.start(null);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(duplicates(domain)).hasSize(150));
        assertThat(examples(domain)).extracting(Example::getText).containsExactlyInAnyOrderElementsOf(texts(0, 450));
        assertThat(third.ledgers().get(domain).counts().accepted()).isEqualTo(450);
        assertThat(third.ledgers().get(domain).counts().duplicates()).isEqualTo(150);
        try (Stream<Path> state = Files.walk(newDisk)) {
            assertThat(state).as("notes of how far it was restored").noneMatch(file -> file.endsWith(".checkpoint"));
        }
        third.stop(null);
    }

    @Test
    void shouldGoOnAfterTheBrokerWasAwayAndCutWhenQuiet(@TempDir Path disk) throws Exception {
        // Given
        String domain = "away";
        IngestStreams streams = streams("away-app", disk);
        streams.start(null);
        produce(domain, 0, 50);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(examples(domain)).hasSize(50));

        // When
        try (KafkaProducer<String, String> producer = producer()) {
            broker.goAway();
            // a producer that has lost every broker forgets the topic and waits in send until one is back
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> IntStream.range(50, 100).forEach(i -> producer.send(record(domain, i))));
            await().pollDelay(AWAY).until(() -> true);
            broker.comeBack();
            sending.join();
        }

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(examples(domain))
                        .extracting(Example::getText)
                        .containsExactlyInAnyOrderElementsOf(texts(0, 100)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Words.of(broker.bootstrapServers(), Topics.EXAMPLES, domain))
                        .hasSizeGreaterThan(100));
        assertThat(streams.isRunning()).isTrue();
        streams.stop(null);
    }

    @Test
    void shouldSettleADomainInOnePlaceWhereverItsRecordsArrive(@TempDir Path disk) throws Exception {
        // Given
        String domain = "everywhere";
        try (KafkaProducer<String, String> producer = producer()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (int i = 0; i < 200; i++) { // Half of it is everywhere, half of it in this partition only.
                    int number = i % 2 == 0 ? i : 1_000 * (partition + 1) + i;
                    producer.send(new ProducerRecord<>(
                            Topics.RECORDS,
                            partition,
                            domain,
                            record(domain, number).value()));
                }
            }
        }
        IngestStreams streams = streams("everywhere-app", disk);

        // When
        streams.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(duplicates(domain)).hasSize((PARTITIONS - 1) * 100));

        // Then
        List<Example> examples = examples(domain);
        assertThat(examples).extracting(Example::getText).hasSize(500).doesNotHaveDuplicates();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int from = partition;
            assertThat(examples.stream()
                            .map(Example::getOrigin)
                            .filter(origin -> origin.getPartition() == from)
                            .map(Origin::getOffset))
                    .hasSizeGreaterThanOrEqualTo(100)
                    .isSorted();
        }
        assertThat(streams.ledgers().get(domain).counts().accepted()).isEqualTo(500);
        streams.stop();
    }

    @Test
    void shouldCutADomainThatAnEarlierProcessLeftOpen(@TempDir Path disk) throws Exception {
        // Given
        String domain = "left-open";
        IngestStreams first = streams("left-open-app", disk, Duration.ofHours(1));
        first.start();
        produce(domain, 0, 10);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(examples(domain)).hasSize(10));
        first.stop();

        // When
        IngestStreams second = streams("left-open-app", disk);
        second.start();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Words.of(broker.bootstrapServers(), Topics.EXAMPLES, domain))
                        .hasSize(11)
                        .last()
                        .isInstanceOf(Cut.class));
        second.stop();
    }

    private static IngestStreams streams(String applicationId, Path disk) {
        return streams(applicationId, disk, Duration.ofSeconds(1));
    }

    private static IngestStreams streams(String applicationId, Path disk, Duration quiet) {
        IngestConfig config = new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withConverter(Duration.class, 1_000, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "alluvium.ingest.application-id",
                                applicationId,
                                "alluvium.ingest.quiet-cut",
                                quiet.toString()),
                        "test",
                        500))
                .build()
                .getConfigMapping(IngestConfig.class);
        KafkaAccess access = new KafkaAccess(broker.bootstrapServers(), PARTITIONS, (short) 1, disk);
        return new IngestStreams(config, access, new IngestMetrics(new SimpleMeterRegistry()));
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void produce(String domain, int from, int to) {
        try (KafkaProducer<String, String> producer = producer()) {
            IntStream.range(from, to).forEach(i -> producer.send(record(domain, i)));
        }
    }

    private static ProducerRecord<String, String> record(String domain, int number) {
        return new ProducerRecord<>(Topics.RECORDS, domain, "{\"text\":\"" + text(number) + "\"}");
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(IngestStreamsIT::text).toList();
    }

    private static String text(int number) {
        return "Line number " + number;
    }

    private static List<Example> examples(String domain) {
        return Words.examples(broker.bootstrapServers(), Topics.EXAMPLES, domain);
    }

    private static List<Rejection> duplicates(String domain) {
        return Words.of(broker.bootstrapServers(), Topics.REJECTIONS, domain).stream()
                .map(Rejection.class::cast)
                .filter(note -> note.getReason() == RejectionReason.DUPLICATE)
                .toList();
    }
}
