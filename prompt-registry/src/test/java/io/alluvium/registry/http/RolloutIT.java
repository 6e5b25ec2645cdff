package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.alluvium.registry.Words;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** How far a version has come among the workers, by what they said on a real topic. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class RolloutIT extends RegistryRest {

    @Test
    void shouldShowWhoServesAVersionWhoFailedAndWhoIsLate() {
        // Given
        publish(version(1, true), version(2, true));
        say("w1/" + domain, Words.serving("w1", domain, 2));
        say("w2/" + domain, Words.serving("w2", domain, 1));
        say("w3/" + domain, failed("w3"));
        say("w4/" + domain + ":trial", trial("w4"));
        say("w5/" + domain + "-other", Words.serving("w5", domain + "-other", 1));

        // When, Then
        await().untilAsserted(() -> given().get(path + "/versions/2/fleet")
                .then()
                .statusCode(200)
                .body("serving.workerId", contains("w1"))
                .body("failed.workerId", contains("w3"))
                .body("failed.error", contains("no room"))
                .body("behind.workerId", contains("w2"))
                .body("behind.version", contains(1))
                .body("converged", equalTo(false))
                .body("convergedAfterMillis", nullValue())
                .body("liveSince", notNullValue())
                .body("stragglers", contains("w2", "w3")));
        given().get(path + "/versions/1/fleet")
                .then()
                .body("liveSince", nullValue())
                .body("serving.workerId", contains("w2"))
                .body("behind", empty())
                .body("stragglers", empty());
        given().get("/v1/fleet").then().body("findAll { it.domain == '" + domain + "' }", hasSize(4));

        // When, Then: the last two come after
        say("w2/" + domain, Words.serving("w2", domain, 2));
        say("w3/" + domain, Words.serving("w3", domain, 2));
        await().untilAsserted(() -> given().get(path + "/versions/2/fleet")
                .then()
                .body("serving.workerId", contains("w1", "w2", "w3"))
                .body("converged", equalTo(true))
                .body("convergedAfterMillis", greaterThanOrEqualTo(0))
                .body("stragglers", empty()));
    }

    @Test
    void shouldForgetAWorkerWhoseWordIsTakenBack() {
        // Given
        publish(version(1, true));
        say("w1/" + domain, Words.serving("w1", domain, 1));
        await().untilAsserted(
                        () -> given().get(path + "/versions/1/fleet").then().body("serving", hasSize(1)));

        // When
        say("w1/" + domain, null);

        // Then
        await().untilAsserted(
                        () -> given().get(path + "/versions/1/fleet").then().body("serving", empty()));
    }

    @Test
    void shouldRefuseForAVersionThatThereIsNot() {
        // Given
        publish(version(1, true));

        // When, Then
        given().get(path + "/versions/9/fleet").then().statusCode(404).body("code", equalTo("unknown-version"));
        given().get("/v1/prompts/nowhere/versions/1/fleet")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-domain"));
    }

    private WorkerAcknowledgement failed(String worker) {
        return WorkerAcknowledgement.newBuilder(Words.serving(worker, domain, 2))
                .setStatus(WorkerStatus.FAILED)
                .setError("no room")
                .build();
    }

    private WorkerAcknowledgement trial(String worker) {
        return WorkerAcknowledgement.newBuilder(Words.serving(worker, domain, 2))
                .setAlias("trial")
                .build();
    }
}
