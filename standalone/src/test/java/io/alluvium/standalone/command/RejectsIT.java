package io.alluvium.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.standalone.rejects.IngestUnderTest;
import io.alluvium.standalone.rejects.LogScan;
import io.alluvium.testkit.kafka.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused is listed, shown, and offered again after a fix; real broker, real ingest. */
class RejectsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SMALL = 2_000;
    private static final int LARGE = 100_000;
    private static final RecordReader<SpecificRecord> WORDS =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Rejection.class, io.alluvium.schemas.Cut.class);

    @TempDir
    Path folder;

    private TestBroker broker;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void shouldAcceptOnceWhatIsOfferedAgainAfterTheDomainBecameKnown() throws Exception {
        // Given
        try (IngestUnderTest strict = ingest(SMALL, "news")) {
            offer("weather", "{\"id\":\"w1\",\"text\":\"Rain in the north.\"}");
            offer("weather", "{\"id\":\"w2\",\"text\":\"Snow in the south.\"}");
            offer("news", "{\"id\":\"n1\",\"text\":");
            awaitRejects(3);
        }
        JsonNode listed = json(ExitCodes.DONE, "list", "--domain", "weather", "--reason", "unknown_domain");

        // When
        try (IngestUnderTest kind = ingest(SMALL, "news", "weather")) {
            JsonNode dry = json(ExitCodes.DONE, "replay", "--domain", "weather", "--dry-run");
            JsonNode first = json(ExitCodes.DONE, "replay", "--domain", "weather");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(examples("weather")).containsExactlyInAnyOrder("w1", "w2"));
            JsonNode second = json(ExitCodes.DONE, "replay", "--domain", "weather");
            JsonNode again = json(ExitCodes.DONE, "replay", "--again", "--domain", "weather");

            // Then
            assertThat(listed.path("matching").asInt()).isEqualTo(2);
            assertThat(dry.path("sent")).hasSize(2);
            assertThat(first.path("sent")).hasSize(2);
            assertThat(second.path("sent")).isEmpty();
            assertThat(second.path("replayedBefore")).hasSize(2);
            assertThat(again.path("sent")).hasSize(2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(duplicates("weather")).isEqualTo(2));
            assertThat(examples("weather")).containsExactlyInAnyOrder("w1", "w2");
            assertThat(json(ExitCodes.DONE, "list", "--domain", "weather")
                            .at("/rejects/0/replayedAt")
                            .asText())
                    .isNotEmpty();
        }
    }

    @Test
    void shouldNameTheFirstRejectWhereItIsRefusedAgain() throws Exception {
        // Given
        try (IngestUnderTest strict = ingest(SMALL, "news")) {
            offer("news", "{\"id\":\"n1\",\"text\":\"  \"}");
            awaitRejects(1);
            String first = json(ExitCodes.DONE, "list").at("/rejects/0/id").asText();

            // When
            json(ExitCodes.DONE, "replay", first);
            awaitRejects(2);
            String second = newest().path("id").asText();
            json(ExitCodes.DONE, "replay", second, "--domain-to", "sport");
            awaitRejects(3);

            // Then
            JsonNode third = json(ExitCodes.DONE, "show", newest().path("id").asText());
            assertThat(third.path("reason").asText()).isEqualTo("UNKNOWN_DOMAIN");
            assertThat(third.path("domain").asText()).isEqualTo("sport");
            assertThat(third.path("key").asText()).isEqualTo("sport");
            assertThat(third.path("replayOf").asText()).isEqualTo(second);
            assertThat(third.path("first").asText()).isEqualTo(first);
            assertThat(third.path("text").asText()).isEqualTo("{\"id\":\"n1\",\"text\":\"  \"}");
        }
    }

    @Test
    void shouldFetchWhatWasTooLargeForARejectFromWhereItCame() throws Exception {
        // Given
        String large = "{\"id\":\"big\",\"text\":\"" + "a long text ".repeat(4_000) + "\"}";
        Path file = folder.resolve("bytes");
        try (IngestUnderTest strict = ingest(SMALL, "news")) {
            offer("news", large);
            send(leftBehindByTheDoor());
            awaitRejects(2);
        }

        // When
        try (IngestUnderTest generous = ingest(LARGE, "news")) {
            JsonNode replayed = json(ExitCodes.REFUSED, "replay", "--reason", "OVERSIZED");

            // Then
            assertThat(replayed.path("sent")).hasSize(1);
            assertThat(replayed.at("/impossible/0/why").asText())
                    .contains("1200000 bytes came over HTTP and were too large to be kept");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(examples("news")).containsExactly("big"));
            json(ExitCodes.DONE, "show", replayed.at("/sent/0").asText(), "--out", file.toString());
            assertThat(file).hasContent(large);
            json(ExitCodes.REFUSED, "show", replayed.at("/impossible/0/id").asText(), "--out", file.toString());
        }
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        // When, Then
        assertThat(words(ExitCodes.REFUSED, "show", "1-4")).contains("There is no reject 1-4");
        assertThat(words(ExitCodes.REFUSED, "replay", "1-4")).contains("There is no reject 1-4");
        assertThat(words(ExitCodes.REFUSED, "replay", "--all")).contains("No reject matches");
        assertThat(words(ExitCodes.USAGE, "show", "seven")).contains("'seven' names no reject");
        assertThat(words(ExitCodes.USAGE, "replay")).contains("none was given");
        assertThat(words(ExitCodes.USAGE, "replay", "--all", "1-4")).contains("several were given");
        assertThat(words(ExitCodes.USAGE, "list", "--since", "noon")).contains("--since is 'noon'");
        assertThat(words(ExitCodes.USAGE, "list", "--reason", "DUPLICATE")).contains("Duplicates are no rejects");
        assertThat(words(ExitCodes.DONE, "list", "--since", "2h")).isEqualTo("No such reject");
    }

    private IngestUnderTest ingest(int maxRecordBytes, String... domains) {
        return IngestUnderTest.start(
                broker.bootstrapServers(), folder.resolve("state"), maxRecordBytes, Set.of(domains));
    }

    private void offer(String key, String json) throws Exception {
        send(new ProducerRecord<>(Topics.RECORDS, key.getBytes(UTF_8), json.getBytes(UTF_8)));
    }

    /** What the HTTP door writes of a record whose bytes it could not keep. */
    private static ProducerRecord<byte[], byte[]> leftBehindByTheDoor() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.RECORDS, "news".getBytes(UTF_8), null);
        record.headers().add(RejectWriter.VALUE_OMITTED, "true".getBytes(UTF_8));
        record.headers().add(RequestHeaders.REFUSED_SIZE, "1200000".getBytes(UTF_8));
        record.headers().add(RequestHeaders.REFUSED, "OVERSIZED".getBytes(UTF_8));
        return record;
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private void awaitRejects(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            AtomicLong rejects = new AtomicLong();
            try (LogScan scan = new LogScan(broker.bootstrapServers())) {
                scan.all(Topics.REJECTS, null, (record, done, all) -> rejects.incrementAndGet());
            }
            assertThat(rejects).hasValue(count);
        });
    }

    private JsonNode newest() throws IOException {
        return json(ExitCodes.DONE, "list", "--limit", "1").at("/rejects/0");
    }

    private List<String> examples(String domain) {
        return words(Topics.EXAMPLES).stream()
                .filter(Example.class::isInstance)
                .map(Example.class::cast)
                .filter(example -> example.getDomain().equals(domain))
                .map(Example::getRecordId)
                .toList();
    }

    private long duplicates(String domain) {
        return words(Topics.REJECTIONS).stream()
                .map(Rejection.class::cast)
                .filter(note -> note.getReason() == RejectionReason.DUPLICATE && domain.equals(note.getDomain()))
                .count();
    }

    private List<SpecificRecord> words(String topic) {
        List<SpecificRecord> words = new ArrayList<>();
        try (LogScan scan = new LogScan(broker.bootstrapServers())) {
            scan.all(
                    topic,
                    null,
                    (record, done, all) ->
                            words.add(WORDS.read(record.value()).value().orElseThrow()));
        }
        return words;
    }

    private JsonNode json(int expected, String... arguments) throws IOException {
        String[] all =
                Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new);
        return new ObjectMapper().readTree(words(expected, all));
    }

    private String words(int expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of("rejects"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s: %s", all, run).isEqualTo(expected);
        return (run.out().isEmpty() ? run.err() : run.out()).strip();
    }
}
