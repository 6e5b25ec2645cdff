package io.alluvium.worker.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.alluvium.worker.fixture.WorkerEnvironment;
import io.alluvium.worker.follow.PromptVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Requests with different versions in one batch, while versions change. */
@QuarkusTest
@WithTestResource(WorkerEnvironment.class)
class ManyRequestsIT {

    private static final int CLIENTS = 8;

    private WorkerEnvironment environment;

    /** An answer. */
    private record Answer(String version, String text) {}

    @Test
    void shouldAnswerEachRequestWithTheTextOfTheVersionThatItBeganWith() throws Exception {
        // Given
        List<String> domains = List.of("d" + UUID.randomUUID(), "d" + UUID.randomUUID());
        for (String domain : domains) {
            awaitServed(environment.publish(domain, 1));
        }
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> clients = new ArrayList<>();

        // When
        for (int client = 0; client < CLIENTS; client++) {
            String domain = domains.get(client % domains.size());
            clients.add(threads.submit(() -> {
                while (!done.get()) {
                    answers.add(ask(domain));
                }
            }));
        }
        for (int number = 2; number <= 3; number++) {
            for (String domain : domains) {
                awaitServed(environment.publish(domain, number));
                String version = domain + "@" + number;
                await().until(() -> clients.stream().anyMatch(Future::isDone)
                        || answers.stream().anyMatch(answer -> answer.version().equals(version)));
            }
        }
        done.set(true);
        for (Future<?> client : clients) {
            client.get();
        }
        threads.shutdown();

        // Then
        Map<String, String> alone = new HashMap<>();
        for (Answer answer : answers) {
            String expected = alone.computeIfAbsent(
                    answer.version(), version -> ask(version).text());
            assertThat(answer.text()).as(answer.version()).isEqualTo(expected);
        }
        assertThat(alone.values()).doesNotHaveDuplicates();
        given().get("/q/metrics")
                .then()
                .body(containsString("alluvium_worker_rows_running 0.0"))
                .body(containsString("alluvium_worker_rows_waiting 0.0"));
    }

    private static Answer ask(String model) {
        Response answer = given().contentType("application/json")
                .body(Map.of("model", model, "prompt", "the river", "temperature", 0, "max_tokens", 30))
                .post("/v1/completions");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new Answer(answer.header("X-Alluvium-Version"), answer.path("choices[0].text"));
    }

    private static void awaitServed(PromptVersion version) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> given().get("/v1/models/" + version.domain())
                        .then()
                        .statusCode(200)
                        .body("alluvium.digest", equalTo(version.digest())));
    }
}
