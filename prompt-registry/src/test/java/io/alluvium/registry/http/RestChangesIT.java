package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same for what changes: every change says why, and loses against a faster one. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class RestChangesIT extends RegistryRest {

    private static final Map<String, String> WHY = Map.of("reason", "because", "actor", "ada");

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
}
