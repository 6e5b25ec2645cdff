package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Following the registry by server-sent events and by long polls. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class SubscribeIT extends RegistryRest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> WHY = Map.of("reason", "because", "actor", "ada");
    private static final int LARGE = 24;
    private static final int TOLD = 2 * LARGE + 1;
    private static final int LARGE_BYTES = 400_000;

    @TestHTTPResource
    URI registry;

    @Inject
    RegistryEvents events;

    @Test
    void shouldTellCloudEvents() throws IOException {
        // When
        try (Stream stream = Stream.reading(registry, "domain=" + domain, null)) {
            awaitHello(stream);
            publish(version(1, true));
            post("/versions/1/retire", WHY).statusCode(409);
            await().atMost(PATIENCE).until(() -> stream.events().size() == 4);

            // Then
            assertThat(stream.events())
                    .extracting(Stream.Event::name)
                    .containsExactly("version", "alias", "alias", "retirement");
            assertThat(stream.events())
                    .extracting(event -> event.data().path("type").asText())
                    .containsExactly(
                            "io.alluvium.prompt.version.published.v1",
                            "io.alluvium.prompt.alias.moved.v1",
                            "io.alluvium.prompt.alias.moved.v1",
                            "io.alluvium.prompt.wish.refused.v1");
            Stream.Event live = stream.events().get(2);
            assertThat(live.data().path("specversion").asText()).isEqualTo("1.0");
            assertThat(live.data().path("source").asText()).isEqualTo("urn:alluvium:registry");
            assertThat(live.data().path("time").asText()).startsWith("20");
            assertThat(live.data().path("partitionkey").asText()).isEqualTo(domain);
            assertThat(live.data().path("position").asText()).isEqualTo(live.id());
            assertThat(live.subject()).isEqualTo(domain + ":live");
            assertThat(live.data().path("data").path("toVersion").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldMissAndRepeatNothingWhereverTheStreamBreaks() throws IOException {
        // Given
        publish(version(1, true), version(2, true), version(3, false), version(4, true));
        List<String> all = keysOf(poll("domain=" + domain + "&after=start&limit=1000"));
        assertThat(all).hasSize(4 + 4 + 3).doesNotHaveDuplicates();
        List<String> ids = new ArrayList<>();
        try (Stream whole = Stream.reading(registry, "domain=" + domain + "&after=start", null)) {
            await().atMost(PATIENCE).until(() -> whole.events().size() == all.size());
            assertThat(whole.keys()).isEqualTo(all);
            whole.events().forEach(event -> ids.add(event.id()));
        }

        // When, Then: after each of them the rest comes, and then what is new
        for (int seen = 1; seen <= all.size(); seen++) {
            List<String> rest = all.subList(seen, all.size());
            try (Stream resumed = Stream.reading(registry, "domain=" + domain, ids.get(seen - 1))) {
                await().atMost(PATIENCE).until(() -> resumed.keys().size() >= rest.size());
                assertThat(resumed.keys()).isEqualTo(rest);
            }
        }
        try (Stream resumed = Stream.reading(registry, "domain=" + domain, ids.get(all.size() - 1))) {
            publish(version(5, true));
            await().atMost(PATIENCE).until(() -> resumed.keys().size() == 3);
            assertThat(resumed.events().get(0).subject()).isEqualTo(domain + "@5");
        }
        given().header("Last-Event-ID", "yesterday").get("/v1/events").then().statusCode(400);
    }

    @Test
    void shouldNeverLetADeadSubscriberHoldUpOthers() throws IOException {
        // Given
        publish(version(1, true));
        String before = poll("domain=" + domain + "&limit=1").getString("position");
        int listening = events.listenerCount();
        try (Stream dead = Stream.dead(registry, "domain=" + domain, before);
                Stream fast = Stream.reading(registry, "domain=" + domain, before)) {
            await().atMost(PATIENCE).until(() -> events.listenerCount() == listening + 2);

            // When
            long start = System.nanoTime();
            publish(largeVersions());
            await().atMost(PATIENCE).until(() -> fast.keys().size() == TOLD);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            // Then: the fast one has all, and the dead one is ended while its socket is still full
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            await().atMost(PATIENCE).until(() -> events.listenerCount() == listening + 1);
            dead.read();
            await().atMost(PATIENCE).until(dead::ended);
            List<String> had = dead.keys();
            assertThat(had).hasSizeLessThan(TOLD).isEqualTo(fast.keys().subList(0, had.size()));

            // Then: it comes back with its last id and gets the rest, once
            String lastId = dead.lastId();
            try (Stream back = Stream.reading(registry, "domain=" + domain, lastId)) {
                await().atMost(PATIENCE).until(() -> back.keys().size() >= TOLD - had.size());
                assertThat(back.keys()).isEqualTo(fast.keys().subList(had.size(), TOLD));
            }
        }
    }

    @Test
    void shouldKeepASubscriberThatReadsSlowlyButReads() throws IOException, InterruptedException {
        // Given
        publish(version(1, true));
        try (Stream idle = Stream.reading(registry, "domain=" + domain + "&alias=nothing", null)) {
            awaitHello(idle);
            String first = idle.lastId();

            // When: longer than a dead one is kept
            Thread.sleep(config.events().stallTimeout().multipliedBy(2).toMillis());
            publish(version(2, true));

            // Then: signs of life carry its place past what it did not choose
            await().atMost(PATIENCE).until(() -> !idle.lastId().equals(first));
            assertThat(idle.ended()).isFalse();
            assertThat(idle.events()).isEmpty();
        }
    }

    @Test
    void shouldTellOnlyWhatWasChosen() throws IOException {
        // Given
        publish(version(1, true), version(2, false), version(3, true));
        tag(2, "quality", "checked");
        tag(3, "quality", "doubtful");
        post("/versions/2/retire", WHY).statusCode(200);
        post("/versions/1/retire", WHY).statusCode(200);
        given().delete(path + "/versions/2/tags/quality?reason=wrong").then().statusCode(204);
        post("/versions/2/restore", WHY).statusCode(200);

        // When, Then
        assertThat(subjects("alias=live")).containsExactly(domain + ":live", domain + ":live");
        assertThat(subjects("alias=live&alias=candidate")).hasSize(5);
        assertThat(subjects("tag=quality")).containsExactly(domain + "@2", domain + "@3", domain + "@2", domain + "@2");
        assertThat(types("tag=quality=checked"))
                .containsExactly("version.tagged", "version.tagged", "version.retired", "version.untagged");
        assertThat(types("tag=quality=checked&tag=other&alias=live")).isEmpty();
        assertThat(keysOf(poll("domain=nobody&domain=" + domain + "&after=start")))
                .hasSize(3 + 5 + 6);
        assertThat(keysOf(poll("domain=nobody&after=start"))).isEmpty();
    }

    @Test
    void shouldAnswerAPollAsSoonAsSomethingComes() {
        // Given
        publish(version(1, true));
        String now = poll("domain=" + domain).getString("position");
        assertThat(keysOf(poll("domain=" + domain + "&after=" + now))).isEmpty();

        // When
        long start = System.nanoTime();
        CompletableFuture<JsonPath> waiting =
                CompletableFuture.supplyAsync(() -> poll("domain=" + domain + "&wait=30s&after=" + now));
        publish(version(2, true));
        JsonPath found = waiting.join();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(found.getList("events.subject", String.class)).contains(domain + "@2");
        assertThat(found.getList("events.position", String.class)).last().isEqualTo(found.getString("position"));
        JsonPath none = poll("domain=" + domain + "&alias=none&wait=1200ms&after=" + now);
        assertThat(none.getList("events")).isEmpty();
        assertThat(keysOf(poll("domain=" + domain + "&alias=none&after=" + none.getString("position"))))
                .isEmpty();
        given().get("/v1/events?wait=soon&after=start").then().statusCode(400);
        given().get("/v1/events?after=soon").then().statusCode(400);
    }

    @Test
    void shouldPollPageByPage() {
        // Given
        publish(version(1, true), version(2, true), version(3, true));
        List<String> all = keysOf(poll("domain=" + domain + "&after=start"));

        // When
        List<String> paged = new ArrayList<>();
        String position = "start";
        for (JsonPath page = poll("domain=" + domain + "&limit=2&after=" + position);
                !page.getList("events").isEmpty();
                page = poll("domain=" + domain + "&limit=2&after=" + position)) {
            paged.addAll(keysOf(page));
            position = page.getString("position");
        }

        // Then
        assertThat(paged).isEqualTo(all).hasSize(9);
    }

    private static void awaitHello(Stream stream) {
        await().atMost(PATIENCE).until(() -> stream.lastId() != null);
    }

    private VersionManifest[] largeVersions() {
        VersionManifest[] versions = new VersionManifest[LARGE];
        for (int i = 0; i < LARGE; i++) {
            versions[i] = VersionManifest.newBuilder(version(i + 2, i == LARGE - 1))
                    .setRecipeJson("x".repeat(LARGE_BYTES))
                    .build();
        }
        return versions;
    }

    private void tag(int version, String name, String value) {
        given().contentType(ContentType.JSON)
                .body(Map.of("value", value, "reason", "read it"))
                .put(path + "/versions/" + version + "/tags/" + name)
                .then()
                .statusCode(200);
    }

    private List<String> subjects(String query) {
        return poll("domain=" + domain + "&after=start&" + query).getList("events.subject", String.class);
    }

    private List<String> types(String query) {
        return poll("domain=" + domain + "&after=start&" + query).getList("events.type", String.class).stream()
                .map(type -> type.replace("io.alluvium.prompt.", "").replace(".v1", ""))
                .toList();
    }

    private static List<String> keysOf(JsonPath answer) {
        return answer.getList("events.id", String.class);
    }

    private static JsonPath poll(String query) {
        Response answer = given().get("/v1/events" + (query.contains("after=") ? "?" : "/poll?") + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        return answer.jsonPath();
    }
}
