package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.Words;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REST as the users of a registry expect it. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class RestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEXT = "0123456789";
    private static final Map<String, String> WHY = Map.of("reason", "because", "actor", "ada");

    private final String domain = "rest-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/v1/prompts/" + domain;
    private TestBroker broker;

    @Inject
    RegistryConfig config;

    @BeforeEach
    void waitForTheRegistry() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void shouldShowAVersionByNumberAndByDigest() {
        // Given
        publish(version(1, true));
        String digest = digest(1);

        // When, Then
        for (String name : List.of("1", "sha256:" + digest)) {
            given().get(path + "/versions/" + name)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"sha256:" + digest + "\"")
                    .header("Cache-Control", containsString("immutable"))
                    .body("version", equalTo(1))
                    .body("sources.source", contains("reuters"))
                    .body("examples.lastOffset", equalTo(100))
                    .body("made.recipeName", equalTo("gated-anchored-prefix"));
            given().header("If-None-Match", "\"sha256:" + digest + "\"")
                    .get(path + "/versions/" + name)
                    .then()
                    .statusCode(304);
        }
        given().get(path + "/versions/sha256:" + "0".repeat(64))
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-version"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=4-2, 200, 0123456789,",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "lines=1-2, 200, 0123456789,",
        "bytes=10-, 416, , bytes */10",
        "bytes=-0, 416, , bytes */10",
    })
    void shouldServeRangesOfAFile(String range, int status, String body, String contentRange) {
        // Given
        BlobReference file = blob();
        publish(version(1, true, file));

        // When, Then
        for (String place : List.of("/v1/blobs/" + file.getSha256(), path + "/versions/1/files/" + file.getName())) {
            Response answer = given().header("Range", range).get(place);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
            if (status == 416) {
                assertThat(answer.contentType()).startsWith("application/problem+json");
            } else {
                assertThat(answer.asString()).isEqualTo(body);
                assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
                assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:");
                assertThat(answer.header("ETag")).isEqualTo("\"sha256:" + file.getSha256() + "\"");
            }
        }
    }

    @Test
    void shouldServeTheWholeFileToWhoHasAPartOfAnotherOne() {
        // Given
        BlobReference file = blob();
        String place = "/v1/blobs/" + file.getSha256();
        String tag = "\"sha256:" + file.getSha256() + "\"";

        // When, Then
        given().headers("Range", "bytes=2-4", "If-Range", tag).get(place).then().statusCode(206);
        given().headers("Range", "bytes=2-4", "If-Range", "\"other\"")
                .get(place)
                .then()
                .statusCode(200)
                .body(equalTo(TEXT));
        given().headers("Range", "bytes=2-4", "If-None-Match", tag)
                .get(place)
                .then()
                .statusCode(304);
        publish(version(1, true, file));
        given().get(path + "/versions/1/files/nothing").then().statusCode(404).body("code", equalTo("unknown-file"));
    }

    @Test
    void shouldRollBackPinUnpinAndPromoteWithReasons() {
        // Given
        publish(version(1, true), version(2, true));

        // When, Then: a rollback holds against the next good version
        post("/aliases/live/rollback", WHY)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("previousVersion", equalTo(2))
                .body("pinned", equalTo(true));
        publish(version(3, true));
        given().get(path + "/aliases/live").then().body("version", equalTo(1));
        given().get(path + "/history?limit=1").then().body("[0].refusal", startsWith("alias-pinned: "));

        // When, Then: without the pin, what passes moves it again
        post("/aliases/live/unpin", WHY).statusCode(200).body("pinned", equalTo(false));
        String tag = given().get(path + "/aliases/live")
                .then()
                .body("movedBy", equalTo("ada"))
                .body("previousVersion", equalTo(2))
                .extract()
                .header("ETag");
        publish(version(4, true));
        given().get(path + "/aliases/live").then().body("version", equalTo(4));

        // When, Then: who is overtaken loses
        given().contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(WHY)
                .post(path + "/versions/3/promote")
                .then()
                .statusCode(412);
        post("/versions/3/promote", Map.of("reason", "a trial", "pin", true))
                .statusCode(200)
                .body("version", equalTo(3))
                .body("pinned", equalTo(true))
                .body("movedBy", equalTo("anonymous"));
        post("/versions/9/promote", WHY).statusCode(404);
        post("/versions/2/promote", Map.of("actor", "ada"))
                .statusCode(400)
                .body("detail", containsString("\"reason\""));
        given().contentType(ContentType.JSON)
                .body("[1]")
                .post(path + "/aliases/live/pin")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().get(path + "/history").then().body("[0].reason", equalTo("a trial"));
    }

    @Test
    void shouldAnswerAnAliasAnewAfterItWasPinned() {
        // Given
        publish(version(1, true));
        String tag = given().get(path + "/aliases/live").header("ETag");
        given().header("If-None-Match", tag).get(path + "/aliases/live").then().statusCode(304);

        // When
        post("/aliases/live/pin", WHY).statusCode(200).body("movedBy", equalTo("registry"));

        // Then
        given().header("If-None-Match", tag)
                .get(path + "/aliases/live")
                .then()
                .statusCode(200)
                .body("pinned", equalTo(true));
        given().contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(Map.of("version", 1, "reason", "late"))
                .put(path + "/aliases/live")
                .then()
                .statusCode(412);
    }

    @Test
    void shouldRetireAVersionAndTakeItBack() {
        // Given
        publish(version(1, true), version(2, true));

        // When, Then
        post("/versions/2/retire", WHY).statusCode(409).body("code", equalTo("version-live"));
        post("/versions/1/retire", WHY)
                .statusCode(200)
                .body("retired.by", equalTo("ada"))
                .body("retired.reason", equalTo("because"));
        post("/versions/1/promote", Map.of("reason", "please", "force", true))
                .statusCode(409)
                .body("code", equalTo("version-retired"));
        given().get(path + "/versions/1").then().statusCode(200);
        post("/versions/1/restore", WHY).statusCode(200).body("retired", nullValue());
        post("/versions/9/retire", WHY).statusCode(404);
        given().get(path + "/history")
                .then()
                .body("findAll { it.kind == 'retirement' }.retired", contains(false, true, true));
    }

    @Test
    void shouldTagByCompareAndSet() {
        // Given
        publish(version(1, true));
        String tag = path + "/versions/1/tags/quality";
        Map<String, String> good = Map.of("value", "good", "reason", "read it", "actor", "ada");

        // When, Then
        String etag = given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(good)
                .put(tag)
                .then()
                .statusCode(200)
                .body("value", equalTo("good"))
                .extract()
                .header("ETag");
        given().contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(good)
                .put(tag)
                .then()
                .statusCode(412);
        given().contentType(ContentType.JSON)
                .body(Map.of("value", "fair", "reason", "read more"))
                .put(tag)
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(good)
                .put(tag)
                .then()
                .statusCode(412);
        given().get(tag).then().statusCode(200).body("value", equalTo("fair"));
        given().get(path + "/versions/1/standing").then().body("tags.quality", equalTo("fair"));
        given().contentType(ContentType.JSON)
                .body(good)
                .put(path + "/versions/1/tags/BAD")
                .then()
                .statusCode(400);
        given().delete(tag).then().statusCode(400);
        given().queryParam("reason", "enough").delete(tag).then().statusCode(204);
        given().get(tag).then().statusCode(404).body("code", equalTo("unknown-tag"));
        given().get(path + "/versions/1/tags").then().body("$", empty());
    }

    @Test
    void shouldSayByOneCallWhatServedAtAMomentWhoMovedItAndOnWhatEvidence() {
        // Given
        publish(version(1, true));
        Instant between =
                Instant.parse(given().get(path + "/aliases/live").jsonPath().getString("movedAt"));
        await().until(() -> Instant.now().isAfter(between.plusMillis(2)));
        publish(version(2, true));

        // When, Then
        given().queryParam("at", between.toString())
                .get(path + "/served")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("digest", equalTo(digest(1)))
                .body("movedBy", equalTo("registry"))
                .body("reason", equalTo("better on every regime"))
                .body("verdict.candidatePerplexity", equalTo(45.79f))
                .body("examples.lastOffset", equalTo(100))
                .body("endedBy", equalTo("registry"));
        given().get(path + "/served").then().body("version", equalTo(2)).body("until", nullValue());
        given().queryParam("at", "1999-01-01T00:00:00Z")
                .get(path + "/served")
                .then()
                .statusCode(404)
                .body("code", equalTo("nothing-served"))
                .body("detail", containsString("since 20"));
        given().queryParam("at", "yesterday").get(path + "/served").then().statusCode(400);
    }

    @Test
    void shouldFindVersionsPageByPage() {
        // Given
        publish(version(1, true), version(2, false), version(3, true), version(4, true));
        given().contentType(ContentType.JSON)
                .body(Map.of("value", "good", "reason", "read it"))
                .put(path + "/versions/3/tags/quality")
                .then()
                .statusCode(200);

        // When, Then
        assertThat(found("domain=" + domain + "&limit=3")).containsExactly(4, 3, 2, 1);
        assertThat(found("domain=" + domain + "&passed=true&limit=1")).containsExactly(4, 3, 1);
        assertThat(found("domain=" + domain + "&alias=live")).containsExactly(4);
        assertThat(found("domain=" + domain + "&tag=quality&tag=quality=good&source=reuters"))
                .containsExactly(3);
        assertThat(found("q=" + domain.replace('-', '+') + "+regime+worse")).containsExactly(2);
        assertThat(found("digest=" + digest(2) + "&domain=" + domain)).containsExactly(2);
        assertThat(found("domain=" + domain + "&retired=true")).isEmpty();
        given().get("/v1/versions?cursor=nonsense").then().statusCode(400);
        given().get(path + "/versions?limit=3")
                .then()
                .header("Link", equalTo("<" + path + "/versions?limit=3&before=2>; rel=\"next\""));
        given().get("/v1/prompts?limit=1&prefix=" + domain)
                .then()
                .body("domain", contains(domain))
                .header("Link", nullValue());
    }

    @Test
    void shouldRefuseWithReasonsWhatNoResourceAnswers() {
        // When, Then
        Response wrongMethod = given().delete("/v1/prompts/{d}/aliases", domain);
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.contentType()).startsWith("application/problem+json");
        assertThat(wrongMethod.header("Allow"))
                .contains("GET", "HEAD", "OPTIONS")
                .doesNotContain("PUT");
        assertThat(given().post(path + "/aliases/live").header("Allow")).contains("GET", "PUT");
        given().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().accept("image/png").get("/v1/prompts").then().statusCode(406).contentType("application/problem+json");
        given().contentType("text/plain")
                .body("x")
                .put(path + "/aliases/live")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private List<Integer> found(String query) {
        List<Integer> versions = new ArrayList<>();
        String next = "/v1/versions?" + query;
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            versions.addAll(page.jsonPath().getList("standing.version", Integer.class));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return versions;
    }

    private ValidatableResponse post(String action, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(path + action)
                .then();
    }

    private VersionManifest version(int number, boolean passed, BlobReference... blobs) {
        return VersionManifest.newBuilder(Words.version(domain, number, passed, blobs))
                .setSources(List.of(new SourceShare("reuters", 90L * number)))
                .build();
    }

    private static String digest(int version) {
        return "%064x".formatted(version);
    }

    private void publish(VersionManifest... versions) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                RecordSerdes.serializer())) {
            for (VersionManifest version : versions) {
                producer.send(new ProducerRecord<>(Topics.VERSIONS, domain, version));
            }
        }
        int last = versions[versions.length - 1].getVersion();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get(path + "/history?limit=2").then().body("toVersion", contains(last, last)));
    }

    private BlobReference blob() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        return BlobReference.newBuilder()
                .setName("adapter_config.json")
                .setSha256(BlobStores.inDirectory(config.blobsDirectory()).put(bytes))
                .setSizeBytes(bytes.length)
                .setMediaType("application/json")
                .build();
    }
}
