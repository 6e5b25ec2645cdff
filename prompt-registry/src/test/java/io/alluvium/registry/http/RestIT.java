package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.alluvium.schemas.BlobReference;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REST as the users of a registry expect it: what it shows, and how it refuses. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class RestIT extends RegistryRest {

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
}
