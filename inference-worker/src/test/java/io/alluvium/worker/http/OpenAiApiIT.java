package io.alluvium.worker.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.worker.fixture.WorkerEnvironment;
import io.alluvium.worker.follow.PromptVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole worker over HTTP, with real announcements, blobs and a real (tiny) model. */
@QuarkusTest
@WithTestResource(WorkerEnvironment.class)
class OpenAiApiIT {

    @TestHTTPResource("/v1/completions")
    private URI completions;

    private WorkerEnvironment environment;
    private String domain;
    private PromptVersion first;

    @BeforeEach
    void publish() {
        domain = "d" + UUID.randomUUID();
        first = environment.publish(domain, 1);
        awaitServed(first);
    }

    @Test
    void shouldContinueATextAndNameTheVersion() {
        // When
        ValidatableResponse answer = post(Map.of("model", domain, "prompt", "the river", "seed", 1, "max_tokens", 8));

        // Then
        answer.statusCode(200)
                .header("X-Alluvium-Version", domain + "@1")
                .header("X-Alluvium-Digest", first.digest())
                .body("object", equalTo("text_completion"))
                .body("model", equalTo(domain))
                .body("choices", hasSize(1))
                .body("choices[0].index", equalTo(0))
                .body("usage.completion_tokens", greaterThan(0))
                .body("alluvium.domain", equalTo(domain))
                .body("alluvium.version", equalTo(1))
                .body("alluvium.digest", equalTo(first.digest()));
    }

    @Test
    void shouldGiveTheSameTextForTheSameSeedAndAnotherWithoutThePrompt() {
        // Given
        Map<String, Object> request = Map.of("model", domain, "prompt", "the ground", "seed", 5, "max_tokens", 20);

        // When
        String one = post(request).extract().path("choices[0].text");
        String two = post(request).extract().path("choices[0].text");
        String frozen = post(with(request, "model", "base")).extract().path("choices[0].text");

        // Then
        assertThat(one).isEqualTo(two).isNotEqualTo(frozen);
    }

    @Test
    void shouldAnswerEveryPromptOfAList() {
        // When
        ValidatableResponse answer = post(Map.of("model", domain, "prompt", List.of("a", "b", ""), "max_tokens", 3));

        // Then
        answer.statusCode(200).body("choices.index", equalTo(List.of(0, 1, 2)));
    }

    @Test
    void shouldStreamTheSameTextInPieces() throws Exception {
        // Given
        Map<String, Object> request = Map.of("model", domain, "prompt", "a stream", "seed", 3, "max_tokens", 20);
        String whole = post(request).extract().path("choices[0].text");

        // When
        HttpResponse<String> answer =
                stream(with(with(request, "stream", true), "stream_options", Map.of("include_usage", true)));

        // Then
        List<String> events = events(answer.body());
        List<JsonNode> pieces = new ArrayList<>();
        for (String event : events.subList(0, events.size() - 1)) {
            pieces.add(new ObjectMapper().readTree(event));
        }
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.at("/choices/0/text").asText("")));
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.headers().firstValue("X-Alluvium-Digest")).hasValue(first.digest());
        assertThat(events).last().isEqualTo("[DONE]");
        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .allSatisfy(piece ->
                        assertThat(piece.at("/alluvium/digest").asText()).isEqualTo(first.digest()));
        assertThat(text.toString()).isEqualTo(whole);
        assertThat(pieces.get(pieces.size() - 2).at("/choices/0/finish_reason").asText())
                .isIn("stop", "length");
        assertThat(pieces.get(pieces.size() - 1).at("/usage/completion_tokens").asInt())
                .isPositive();
    }

    @Test
    void shouldAnswerAVersionByNumberAfterTheAliasMovedOn() {
        // Given
        PromptVersion second = environment.publish(domain, 2);
        awaitServed(second);

        // When
        ValidatableResponse live = post(Map.of("model", domain, "max_tokens", 2));
        ValidatableResponse byNumber = post(Map.of("model", domain + "@1", "max_tokens", 2));
        ValidatableResponse byAlias = post(Map.of("model", domain + ":live", "max_tokens", 2));

        // Then
        live.body("alluvium.version", equalTo(2));
        byNumber.body("alluvium.digest", equalTo(first.digest()));
        byAlias.body("alluvium.version", equalTo(2));
    }

    @Test
    void shouldServeEveryRequestWhileVersionsChange() throws Exception {
        // Given
        Set<String> published = ConcurrentHashMap.newKeySet();
        published.add(first.digest());
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> clients = new ArrayList<>();

        // When
        for (int client = 0; client < 6; client++) {
            clients.add(threads.submit(() -> {
                while (!done.get()) {
                    Response answer = request(Map.of("model", domain, "prompt", "the river", "max_tokens", 4));
                    assertThat(answer.statusCode()).isEqualTo(200);
                    seen.add(answer.header("X-Alluvium-Digest"));
                }
            }));
        }
        for (int number = 2; number <= 5; number++) {
            PromptVersion version = environment.publish(domain, number);
            published.add(version.digest());
            awaitServed(version);
        }
        done.set(true);

        // Then
        for (Future<?> client : clients) {
            client.get();
        }
        threads.shutdown();
        assertThat(published).containsAll(seen);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldScoreTextsOfAnyLength() {
        // Given
        String text = "the ground keeps what the river carried; ".repeat(20);

        // When
        ValidatableResponse prompted = score(Map.of("model", domain, "texts", List.of(text, "")));
        ValidatableResponse frozen = score(Map.of("model", "base", "text", text));

        // Then
        prompted.statusCode(200)
                .header("X-Alluvium-Version", domain + "@1")
                .body("results", hasSize(2))
                .body("results[0].tokens", greaterThan(64))
                .body("results[0].perplexity", greaterThan(1f))
                .body("results[1].tokens", equalTo(1))
                .body("alluvium.version", equalTo(1));
        int tokens = frozen.body("alluvium.domain", equalTo("base")).extract().path("total.tokens");
        int same = prompted.extract().path("results[0].tokens");
        assertThat(tokens).isEqualTo(same);
    }

    @Test
    void shouldListModels() {
        // When, Then
        given().get("/v1/models").then().statusCode(200).body("data.id", hasItems("base", domain));
        given().get("/v1/models/" + domain).then().statusCode(200).body("alluvium.digest", equalTo(first.digest()));
        given().get("/v1/models/nothing").then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model': 'nothing'}|404|model_not_found|model|There are: base",
                "{'model': 'nothing@7'}|404|model_not_found|model|There is no model 'nothing@7'",
                "{'prompt': 'x'}|400|invalid_request|model|model must be a string",
                "{'model': 'base', 'max_tokens': 51}|400|invalid_request|max_tokens|adds 50 at most",
                "{'model': 'base', 'n': 3}|400|invalid_request|n|not supported",
                "{'model': 'base', 'prompt': '0123456789012345678901234567890123456789', 'max_tokens': 50}"
                        + "|400|context_length_exceeded|prompt|context is 64 tokens",
            })
    void shouldSayWhatIsWrong(String body, int status, String code, String parameter, String message) {
        // When, Then
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/completions")
                .then()
                .statusCode(status)
                .body("error.code", equalTo(code))
                .body("error.param", equalTo(parameter))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.message", containsString(message));
    }

    @Test
    void shouldSayThatThereIsNothingAtAPath() {
        // When, Then
        given().get("/v1/models/base/nothing")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("not_found"))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.message", containsString("nothing at /v1/models/base/nothing"));
    }

    @Test
    void shouldSayThatABodyIsNoJson() {
        // When, Then
        given().contentType("application/json")
                .body("{half")
                .post("/v1/score")
                .then()
                .statusCode(400)
                .body("error.param", nullValue())
                .body("error.message", containsString("not JSON"));
    }

    @Test
    void shouldBeReadyAndCount() {
        // Given
        post(Map.of("model", domain, "max_tokens", 2)).statusCode(200);

        // When, Then
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'inference-worker' }.status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .body(containsString("alluvium_worker_requests_total{domain=\"" + domain))
                .body(containsString("alluvium_worker_swap_seconds_bucket"))
                .body(containsString("alluvium_worker_active_version{alias=\"live\",domain=\"" + domain));
        given().get("/q/openapi").then().body(containsString("/v1/completions"));
    }

    private static void awaitServed(PromptVersion version) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> given().get("/v1/models/" + version.domain())
                        .then()
                        .statusCode(200)
                        .body("alluvium.digest", equalTo(version.digest())));
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return request(body).then();
    }

    private static Response request(Map<String, Object> body) {
        return given().contentType("application/json").body(body).post("/v1/completions");
    }

    private static ValidatableResponse score(Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/score")
                .then();
    }

    private HttpResponse<String> stream(Map<String, Object> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(completions)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> events(String body) {
        assertThat(body).endsWith("\n\n");
        return body.strip()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(request);
        changed.put(name, value);
        return changed;
    }
}
