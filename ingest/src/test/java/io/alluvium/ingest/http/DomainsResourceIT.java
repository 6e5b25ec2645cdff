package io.alluvium.ingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.ingest.run.Words;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.Topics;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door in a running service with a real broker. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class DomainsResourceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";

    TestBroker broker;

    @BeforeEach
    void waitUntilReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void shouldAcceptOneRecordAndMakeItAnExample() {
        // When
        Response answer = post("one", "application/json", "{\"id\":\"x\",\"text\":\"A first line.\"}");

        // Then
        answer.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0))
                .body("results[0].id", equalTo("x"))
                .body("results[0].status", equalTo("accepted"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Words.examples(broker.bootstrapServers(), Topics.EXAMPLES, "one"))
                        .extracting("recordId")
                        .containsExactly("x"));
    }

    @Test
    void shouldAnswerPerRecordAndCountTheSame() {
        // Given
        String lines = String.join(
                "\n",
                "{\"text\":\"Fine.\"}",
                "",
                "{\"text\":\"half",
                "{\"id\":\"b\",\"text\":\"   \"}",
                "{\"text\":\"Fine.\",\"domain\":\"elsewhere\"}",
                "{\"text\":\"\\udfff\"}",
                "{\"text\":\"" + "x".repeat(600_000) + "\"}");

        // When
        Response answer = post("many", NDJSON, lines);

        // Then
        answer.then()
                .statusCode(207)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(4))
                .body("results.index", equalTo(List.of(0, 1, 2, 3, 4, 5)))
                .body("results[1].reason", equalTo("MALFORMED"))
                .body("results[2].reason", equalTo("EMPTY"))
                .body("results[2].id", equalTo("b"))
                .body("results[4].reason", equalTo("ENCODING"))
                .body("results[5].reason", equalTo("OVERSIZED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/domains")
                        .then()
                        .statusCode(200)
                        .body("domains.find { it.domain == 'many' }.accepted", equalTo(1))
                        .body("domains.find { it.domain == 'many' }.duplicates", equalTo(1))
                        .body(
                                "domains.find { it.domain == 'many' }.rejected",
                                equalTo(Map.of("MALFORMED", 1, "EMPTY", 1, "ENCODING", 1, "OVERSIZED", 1))));
        assertThat(Words.bytes(broker.bootstrapServers(), Topics.REJECTS, "many"))
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(Stream.of(2, 3, 5, 6)
                        .map(line -> lines.split("\n")[line])
                        .toArray(String[]::new));
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("alluvium_ingest_records_total{domain=\"many\",outcome=\"accepted\"} 1.0");
    }

    @Test
    void shouldWriteARefusedRecordTooLargeForTheRejectsWithoutItsValueAndGoOn() {
        // Given
        String tooLarge = "{\"id\":\"huge\",\"text\":\"" + "z".repeat(1_200_000) + "\"}";

        // When
        Response refused = post("huge", "application/json", tooLarge);
        Response both = post("huge", NDJSON, tooLarge + "\n{\"id\":\"next\",\"text\":\"A line of usual size.\"}");

        // Then
        refused.then()
                .statusCode(207)
                .body("rejected", equalTo(1))
                .body("results[0].id", equalTo("huge"))
                .body("results[0].status", equalTo("rejected"))
                .body("results[0].reason", equalTo("OVERSIZED"))
                .body("results[0].detail", containsString("bytes"));
        both.then()
                .statusCode(207)
                .body("results.id", equalTo(List.of("huge", "next")))
                .body("results.status", equalTo(List.of("rejected", "accepted")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Words.examples(broker.bootstrapServers(), Topics.EXAMPLES, "huge"))
                        .extracting("recordId")
                        .containsExactly("next"));
        var offered = Words.records(broker.bootstrapServers(), Topics.RECORDS, "huge");
        assertThat(Words.records(broker.bootstrapServers(), Topics.REJECTS, "huge"))
                .hasSize(2)
                .zipSatisfy(offered.subList(0, 2), (reject, origin) -> {
                    assertThat(reject.key()).isEqualTo("huge");
                    assertThat(reject.value()).isNull();
                    assertThat(header(reject, RejectWriter.VALUE_OMITTED)).isEqualTo("true");
                    assertThat(header(reject, RejectionHeaders.REASON)).isEqualTo("OVERSIZED");
                    assertThat(header(reject, RejectionHeaders.DETAIL))
                            .isEqualTo(refused.path("results[0].detail").toString());
                    assertThat(header(reject, RejectionHeaders.ORIGIN_TOPIC)).isEqualTo(Topics.RECORDS);
                    assertThat(header(reject, RejectionHeaders.ORIGIN_PARTITION))
                            .isEqualTo(String.valueOf(origin.partition()));
                    assertThat(header(reject, RejectionHeaders.ORIGIN_OFFSET))
                            .isEqualTo(String.valueOf(origin.offset()));
                });
        assertThat(Words.of(broker.bootstrapServers(), Topics.REJECTIONS, "huge"))
                .extracting("sizeBytes")
                .containsOnly((long) tooLarge.length());
        given().get("/v1/domains")
                .then()
                .body("whole", equalTo(true))
                .body("partitions", equalTo(List.of(0, 1, 2, 3)))
                .body("allPartitions", equalTo(4))
                .body("domains.find { it.domain == 'huge' }.accepted", equalTo(1))
                .body("domains.find { it.domain == 'huge' }.rejected", equalTo(Map.of("OVERSIZED", 2)));
    }

    @Test
    void shouldCutAfterTheRecordsBeforeIt() {
        // Given
        post("cut", "application/json", "{\"text\":\"To be learned now.\"}")
                .then()
                .statusCode(200);

        // When
        given().post("/v1/domains/cut/cut").then().statusCode(202);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            var words = Words.of(broker.bootstrapServers(), Topics.EXAMPLES, "cut");
            assertThat(words).hasSize(2);
            assertThat(((Cut) words.get(1)).getReason()).isEqualTo(CutReason.REQUESTED);
        });
    }

    @Test
    void shouldRefuseWholeRequestsWithAProblem() {
        // When
        Response tooLarge = post("large", NDJSON, ("{\"text\":\"" + "y".repeat(1_000) + "\"}\n").repeat(8_400));
        Response badName = post("Bad@Name", "application/json", "{\"text\":\"a\"}");
        Response badCut = given().post("/v1/domains/base/cut");
        Response nowhere = given().get("/v1/domains/base/nothing");

        // Then
        tooLarge.then().statusCode(413).contentType(PROBLEM).body("code", equalTo("BODY_TOO_LARGE"));
        badName.then().statusCode(400).contentType(PROBLEM).body("code", equalTo("BAD_DOMAIN_NAME"));
        badCut.then().statusCode(400).contentType(PROBLEM);
        nowhere.then().statusCode(404).contentType(PROBLEM).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void shouldSayThatTheBrokerIsAwayAndGoOnWhenItIsBack() {
        // Given
        broker.goAway();

        // When
        Response away;
        try {
            away = post("away", NDJSON, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}");
        } finally {
            broker.comeBack();
        }

        // Then
        away.then().statusCode(503).contentType(PROBLEM).body("code", equalTo("BROKER_AWAY"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> post("away", NDJSON, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}")
                        .then()
                        .statusCode(200));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Words.examples(broker.bootstrapServers(), Topics.EXAMPLES, "away"))
                        .extracting("text")
                        .containsExactly("One.", "Two."));
    }

    @Test
    void shouldDescribeItselfAndItsHealth() {
        // When and then
        given().get("/q/health/ready").then().body("checks.name", hasItem("alluvium-ingest"));
        assertThat(given().get("/q/openapi").asString()).contains("/v1/domains/{domain}/records");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        assertThat(record.headers().headers(name)).as(name).hasSize(1);
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Response post(String domain, String type, String body) {
        return given().contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/domains/{domain}/records", domain);
    }
}
