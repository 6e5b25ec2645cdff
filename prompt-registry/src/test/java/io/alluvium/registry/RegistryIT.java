package io.alluvium.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.schema.NewerWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry as its clients see it: REST and events over a real broker. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class RegistryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern PAGE_FILE = Pattern.compile("(?:registry|\\.)/([a-z]+\\.(?:js|css|svg))");

    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8);
    private TestBroker broker;

    @Inject
    RegistryConfig config;

    @TestHTTPResource("/v1/events")
    URI events;

    @BeforeEach
    void waitForTheRegistry() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void shouldPublishAndShowAVersion() {
        // When
        publish(Words.version(domain, 1, true));

        // Then
        given().get("/v1/prompts").then().statusCode(200).body("domain", hasItem(domain));
        given().get("/v1/prompts/{d}", domain)
                .then()
                .body("versions", equalTo(1))
                .body("aliases", hasSize(2));
        String tag = given().get("/v1/prompts/{d}/versions/1", domain)
                .then()
                .statusCode(200)
                .body("verdict.passed", equalTo(true))
                .body("createdAt", startsWith("20"))
                .header("Cache-Control", containsString("immutable"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/prompts/{d}/versions/1", domain)
                .then()
                .statusCode(304);
        given().get("/v1/prompts/{d}/versions/2", domain)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-version"));
    }

    @Test
    void shouldPublishWhatANewerTrainerProposes() {
        // Given
        byte[] proposal = new NewerWriter(broker.bootstrapServers()).compatible(Words.version(domain, 1, true));

        // When
        produce(Topics.VERSIONS, domain, proposal, new ByteArraySerializer());

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/prompts/{d}/aliases/live", domain)
                        .then()
                        .statusCode(200)
                        .body("version", equalTo(1)));
    }

    @Test
    void shouldMoveAnAliasByCompareAndSet() {
        // Given
        publish(Words.version(domain, 1, true));
        publish(Words.version(domain, 2, true));
        String tag = given().get("/v1/prompts/{d}/aliases/live", domain)
                .then()
                .extract()
                .header("ETag");

        // When
        move("live", Map.of("version", 1, "reason", "worse answers", "actor", "ada"), Map.of("If-Match", tag))
                .statusCode(200)
                .header("ETag", startsWith("\"1."))
                .body("version", equalTo(1));

        // Then
        move("live", why(2), Map.of("If-Match", tag)).statusCode(412).body("code", equalTo("precondition-failed"));
        move("live", why(2), Map.of()).statusCode(428).body("detail", containsString("If-Match"));
        move("live", why(9), Map.of("If-Match", "*")).statusCode(409).body("code", equalTo("unknown-version"));
        move("stable", why(1), Map.of("If-None-Match", "*")).statusCode(200);
        move("Not An Alias", why(1), Map.of("If-None-Match", "*")).statusCode(400);
        move("live", Map.of("version", "seven"), Map.of("If-Match", "*"))
                .statusCode(400)
                .contentType("application/problem+json");
        given().get("/v1/prompts/{d}/history", domain)
                .then()
                .body("actor", hasItem("ada"))
                .body("reason", hasItem("worse answers"));
    }

    @Test
    void shouldForceAVersionThatDidNotPassOnlyWithAReason() {
        // Given
        publish(Words.version(domain, 1, true));
        publish(Words.version(domain, 2, false));

        // When
        move("live", why(2), Map.of("If-Match", "\"1\"")).statusCode(409).body("code", equalTo("gate-not-passed"));
        move("live", Map.of("version", 2, "force", true), Map.of("If-Match", "\"1\""))
                .statusCode(400);
        move("live", Map.of("version", 2, "force", true, "reason", "a trial", "actor", "ada"), Map.of())
                .statusCode(200);

        // Then
        given().get("/v1/prompts/{d}/history", domain)
                .then()
                .body("[0].forced", equalTo(true))
                .body("[0].reason", equalTo("a trial"))
                .body("[1].status", equalTo("REFUSED"));
    }

    @Test
    void shouldServeThePeftDirectoryAsATar() throws IOException {
        // Given
        publish(Words.version(domain, 1, true, blob("adapter_config.json"), blob("adapter_model.safetensors")));

        // When
        byte[] tar = given().get("/v1/prompts/{d}/versions/1/peft", domain)
                .then()
                .statusCode(200)
                .contentType("application/x-tar")
                .extract()
                .asByteArray();

        // Then
        Map<String, String> files = untar(tar);
        assertThat(files.keySet())
                .containsExactly(
                        domain + "-1/README.md",
                        domain + "-1/adapter_config.json",
                        domain + "-1/adapter_model.safetensors");
        assertThat(files.get(domain + "-1/adapter_config.json")).isEqualTo("adapter_config.json of " + domain);
        assertThat(files.get(domain + "-1/README.md")).contains("base_model: alluvium-base");
    }

    @Test
    void shouldServeABlobAndNeverADamagedOne() throws IOException {
        // Given
        BlobReference blob = blob("adapter_model.safetensors");
        given().get("/v1/blobs/{b}", blob.getSha256())
                .then()
                .statusCode(200)
                .header("ETag", containsString(blob.getSha256()))
                .body(equalTo("adapter_model.safetensors of " + domain));
        publish(Words.version(domain, 1, true, blob));

        // When
        tamper(blob);

        // Then
        for (String path : List.of("/v1/blobs/" + blob.getSha256(), "/v1/prompts/" + domain + "/versions/1/peft")) {
            given().get(path)
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("code", equalTo("blob-damaged"))
                    .body("detail", containsString(blob.getSha256()))
                    .body("detail", not(containsString(config.blobsDirectory().toString())));
        }
        given().get("/v1/blobs/{b}", "0".repeat(64)).then().statusCode(404).body("code", equalTo("unknown-blob"));
    }

    @Test
    void shouldStreamEventsAndGoOnFromTheLastOne() throws Exception {
        // Given
        publish(Words.version(domain, 1, true));
        String lastId;
        try (EventClient first = EventClient.open(events, null)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(first.lines()).contains("event:hello"));
            lastId = first.lines().stream()
                    .filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .map(line -> line.substring("id:".length()).trim())
                    .orElseThrow();
        }
        publish(Words.version(domain, 2, true));

        // When
        try (EventClient second = EventClient.open(events, lastId)) {

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(second.lines())
                            .anySatisfy(line ->
                                    assertThat(line).contains("\"domain\":\"" + domain + "\"", "\"version\":2")));
            produce(Topics.ACKNOWLEDGEMENTS, "worker-1/" + domain, Words.serving("worker-1", domain, 2));
            produce(Topics.PROGRESS, domain, Words.progress(domain, 80));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(second.lines()).contains("event:worker", "event:progress", "event:alias"));
        }
        given().get("/v1/fleet").then().body("domain", hasItem(domain));
        given().get("/v1/progress").then().body("domain", hasItem(domain));
        given().header("Last-Event-ID", "nonsense").get("/v1/events").then().statusCode(400);
    }

    @Test
    void shouldServeThePageTheContractAndTheNumbers() {
        // When
        publish(Words.version(domain, 1, true));

        // Then
        given().get("/").then().statusCode(200).body(containsString("Alluvium"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/prompts/{domain}/aliases/{alias}"));
        given().get("/q/metrics")
                .then()
                .body(containsString("alluvium_registry_live_version{domain=\"" + domain + "\"} 1.0"));
    }

    @Test
    void shouldServeEveryFileThatThePageNames() {
        // When
        Set<String> served = new TreeSet<>();
        follow("/", served);

        // Then
        assertThat(served)
                .contains("/registry/icon.svg", "/registry/page.css", "/registry/page.js", "/registry/chart.js");
    }

    private static void follow(String path, Set<String> served) {
        if (served.add(path)) {
            Matcher names = PAGE_FILE.matcher(
                    given().get(path).then().statusCode(200).extract().asString());
            while (names.find()) {
                follow("/registry/" + names.group(1), served);
            }
        }
    }

    private static Map<String, ?> why(int version) {
        return Map.of("version", version, "reason", "because", "actor", "ada");
    }

    private io.restassured.response.ValidatableResponse move(
            String alias, Map<String, ?> body, Map<String, String> headers) {
        return given().contentType(ContentType.JSON)
                .headers(headers)
                .body(body)
                .put("/v1/prompts/{d}/aliases/{a}", domain, alias)
                .then();
    }

    private void publish(io.alluvium.schemas.VersionManifest version) {
        produce(Topics.VERSIONS, domain, version);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get(
                                "/v1/prompts/{d}/aliases/{a}",
                                domain,
                                version.getVerdict().getPassed() ? "live" : "candidate")
                        .then()
                        .statusCode(200)
                        .body("version", equalTo(version.getVersion())));
    }

    private void produce(String topic, String key, SpecificRecord value) {
        produce(topic, key, value, RecordSerdes.serializer());
    }

    private <T> void produce(String topic, String key, T value, Serializer<T> values) {
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), values)) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException("Producing to " + topic, e);
        }
    }

    private BlobReference blob(String name) {
        byte[] bytes = (name + " of " + domain).getBytes(StandardCharsets.UTF_8);
        return BlobReference.newBuilder()
                .setName(name)
                .setSha256(BlobStores.inDirectory(config.blobsDirectory()).put(bytes))
                .setSizeBytes(bytes.length)
                .setMediaType("application/octet-stream")
                .build();
    }

    private void tamper(BlobReference blob) throws IOException {
        try (Stream<Path> all = Files.walk(config.blobsDirectory())) {
            Path file = all.filter(path -> path.getFileName().toString().contains(blob.getSha256()))
                    .findFirst()
                    .orElseThrow();
            assertThat(file.toFile().setWritable(true)).isTrue();
            Files.writeString(file, "something else");
        }
    }

    private static Map<String, String> untar(byte[] tar) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
