package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks with receivers over real HTTP, which go away, hang and come back. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class WebhookIT extends RegistryRest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldPostSignedCloudEventsInOrderAndSayTheSecretOnce() throws IOException, GeneralSecurityException {
        try (Receiver receiver = new Receiver()) {
            // Given
            JsonPath registered = register(receiver.url(), List.of("live"));
            String id = registered.getString("id");
            String secret = registered.getString("secret");
            given().get("/v1/webhooks/" + id).then().statusCode(200).body("secret", nullValue());
            given().get("/v1/webhooks").then().body("id", hasItem(id)).body(not(containsString(secret)));

            // When
            publish(version(1, true), version(2, false), version(3, true));

            // Then
            awaitTaken(receiver, 2);
            assertThat(receiver.events()).isEqualTo(told("alias=live"));
            for (Receiver.Message message : receiver.taken()) {
                assertThat(message.contentType()).isEqualTo("application/cloudevents+json");
                assertThat(message.event().path("type").asText()).isEqualTo("io.alluvium.prompt.alias.moved.v1");
                assertThat(Long.parseLong(message.timestamp()))
                        .isBetween(
                                Instant.now().getEpochSecond() - 60,
                                Instant.now().getEpochSecond());
                assertThat(message.signature()).isEqualTo(signature(secret, message));
            }
            assertThat(receiver.taken()).extracting(Receiver.Message::id).doesNotHaveDuplicates();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/v1/webhooks/" + id)
                            .then()
                            .body("state", equalTo("ACTIVE"))
                            .body("delivered", equalTo(2))
                            .body("failures", equalTo(0)));

            // Then: what is removed gets nothing more
            given().delete("/v1/webhooks/" + id).then().statusCode(204);
            given().get("/v1/webhooks/" + id).then().statusCode(404).body("code", equalTo("unknown-webhook"));
            given().delete("/v1/webhooks/" + id).then().statusCode(404);
            publish(version(4, true));
            try (Receiver after = new Receiver()) {
                register(after.url(), List.of("live"));
                publish(version(5, true));
                awaitTaken(after, 1);
            }
            assertThat(receiver.taken()).hasSize(2);
        }
    }

    @Test
    void shouldPostAgainUntilTheReceiverIsBackAndHoldUpNobodyElse() throws IOException {
        try (Receiver dead = new Receiver();
                Receiver hanging = new Receiver();
                Receiver well = new Receiver()) {
            // Given
            String id = register(dead.url(), List.of("live")).getString("id");
            String hangingId = register(hanging.url(), List.of("live")).getString("id");
            register(well.url(), List.of("live"));
            dead.goAway();
            hanging.hanging = true;

            // When
            long start = System.nanoTime();
            publish(version(1, true), version(2, true));

            // Then: the others do not wait
            awaitTaken(well, 2);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            awaitState(id, "FAILING");
            awaitState(hangingId, "FAILING");
            given().get("/q/metrics").then().body(containsString("alluvium_registry_webhooks_failing 2.0"));
            given().get("/v1/webhooks/" + id)
                    .then()
                    .body("lastError", containsString("Connect"))
                    .body("delivered", equalTo(0));

            // When
            dead.comeBack();

            // Then: nothing is lost, and in order
            awaitTaken(dead, 2);
            assertThat(dead.events()).isEqualTo(well.events());
            awaitState(id, "ACTIVE");
        }
    }

    @Test
    void shouldPostWhatWasRefusedAgainUnderTheSameName() throws IOException {
        try (Receiver receiver = new Receiver()) {
            // Given
            receiver.status = 503;
            String id = register(receiver.url(), List.of("candidate")).getString("id");
            publish(version(1, true));
            await().atMost(PATIENCE).until(() -> receiver.attempts() >= 2);

            // When
            receiver.status = 410;
            awaitState(id, "FAILING");
            receiver.status = 200;

            // Then
            awaitTaken(receiver, 1);
            assertThat(receiver.attempts()).isGreaterThanOrEqualTo(4);
            awaitState(id, "ACTIVE");
        }
    }

    @Test
    void shouldNotListenToAnAnswerWithoutEnd() throws IOException {
        try (Receiver receiver = new Receiver()) {
            // Given
            receiver.endless = true;
            String id = register(receiver.url(), List.of("live")).getString("id");

            // When
            publish(version(1, true), version(2, true));

            // Then
            awaitTaken(receiver, 2);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> given().get("/v1/webhooks/" + id).then().body("delivered", equalTo(2)));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ftp://example.org/x",
                "example.org",
                "file:///etc/passwd",
                "http://",
                "https://a:b@c/",
                "http://a b/"
            })
    void shouldRefuseWhatIsNoHttpAddress(String url) {
        given().contentType(ContentType.JSON)
                .body(url == null ? Map.of("reason", "a test") : Map.of("url", url, "reason", "a test"))
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("http or https address"));
    }

    private JsonPath register(String url, List<String> aliases) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "url", url, "domains", List.of(domain), "aliases", aliases, "reason", "a test", "actor", "ada"))
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/webhooks/wh-"))
                .extract()
                .jsonPath();
    }

    private static void awaitTaken(Receiver receiver, int messages) {
        await().atMost(PATIENCE).until(() -> receiver.taken().size() >= messages);
        assertThat(receiver.taken()).hasSize(messages);
    }

    private static void awaitState(String id, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/webhooks/" + id).then().body("state", equalTo(state)));
    }

    private List<String> told(String query) {
        return given().get("/v1/events?after=start&domain=" + domain + "&" + query)
                .jsonPath()
                .getList("events.id", String.class);
    }

    private static String signature(String secret, Receiver.Message message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((message.id() + "." + message.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(message.body());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    }
}
