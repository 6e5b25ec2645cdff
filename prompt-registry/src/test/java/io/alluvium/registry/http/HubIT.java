package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry as the Hub's own client asks it. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class HubIT extends RegistryRest {

    private static final String CONFIG = "adapter_config.json";
    private static final Map<String, String> WHY = Map.of("reason", "because", "actor", "ada");

    @Test
    void shouldServeTheSameFileByEveryNameOfItsVersion() {
        // Given
        BlobReference file = blob();
        publish(real(1, file), real(2, file), real(3, file));
        post("/aliases/live/rollback", Map.of("reason", "because", "to", 2)).statusCode(200);
        tag(2, "quality", "good");
        tag(1, "quality", "fair");

        // When, Then
        assertServed("1", 1, file);
        assertServed("3", 3, file);
        assertServed("live", 2, file);
        assertServed("main", 2, file);
        assertServed("candidate", 3, file);
        assertServed("quality", 2, file);
        assertServed("quality%3Dfair", 1, file);
        assertServed(real(3).getDigest(), 3, file);
        assertServed("sha256%3A" + real(3).getDigest(), 3, file);
        assertServed(commit(1), 1, file);
    }

    private void assertServed(String revision, int version, BlobReference file) {
        for (String repository : List.of(domain, "alluvium/" + domain)) {
            String place = "/hub/" + repository + "/resolve/" + revision + "/" + CONFIG;
            for (Method method : List.of(Method.HEAD, Method.GET)) {
                Response answer = given().urlEncodingEnabled(false).request(method, place);
                assertThat(answer.statusCode()).as(place).isEqualTo(200);
                assertThat(answer.header("X-Repo-Commit")).as(place).isEqualTo(commit(version));
                assertThat(answer.header("ETag")).isEqualTo("\"" + file.getSha256() + "\"");
                assertThat(answer.header("X-Linked-Etag")).isEqualTo("\"" + file.getSha256() + "\"");
                assertThat(answer.header("X-Linked-Size")).isEqualTo(Integer.toString(TEXT.length()));
                assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(TEXT.length()));
                assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
                assertThat(answer.asString()).isEqualTo(method == Method.GET ? TEXT : "");
            }
        }
    }

    @Test
    void shouldLetCachesKeepOnlyWhatARevisionNamesForEver() {
        // Given
        publish(real(1, blob()));

        // When, Then
        for (String fixed : List.of("1", commit(1), real(1).getDigest())) {
            given().get(resolve(fixed, CONFIG)).then().header("Cache-Control", containsString("immutable"));
        }
        for (String moving : List.of("main", "live", "candidate")) {
            given().get(resolve(moving, CONFIG)).then().header("Cache-Control", startsWith("no-cache"));
        }
    }

    @Test
    void shouldServeARangeAndNothingToWhoHasIt() {
        // Given
        BlobReference file = blob();
        publish(real(1, file));

        // When, Then
        given().header("Range", "bytes=7-")
                .get(resolve("1", CONFIG))
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 7-9/10"))
                .header("X-Repo-Commit", equalTo(commit(1)))
                .body(equalTo("789"));
        given().header("Range", "bytes=10-")
                .get(resolve("1", CONFIG))
                .then()
                .statusCode(416)
                .header("Content-Range", equalTo("bytes */10"));
        given().headers("Range", "bytes=7-", "If-Range", "\"" + file.getSha256() + "\"")
                .get(resolve("1", CONFIG))
                .then()
                .statusCode(206);
        given().header("If-None-Match", "\"" + file.getSha256() + "\"")
                .get(resolve("1", CONFIG))
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing-here/resolve/main/adapter_config.json, RepoNotFound, unknown-domain",
        "other/DOMAIN/resolve/main/adapter_config.json, RepoNotFound, unknown-domain",
        "DOMAIN/resolve/9/adapter_config.json, RevisionNotFound, unknown-revision",
        "DOMAIN/resolve/stable/adapter_config.json, RevisionNotFound, unknown-revision",
        "DOMAIN/resolve/refs%2Fpr%2F1/adapter_config.json, RevisionNotFound, unknown-revision",
        "DOMAIN/resolve/000000000000000000000000000000000000000a/adapter_config.json, RevisionNotFound, unknown-revision",
        "DOMAIN/resolve/1/adapter_model.bin, EntryNotFound, unknown-file",
        "DOMAIN/resolve/1/folder/adapter_config.json, EntryNotFound, unknown-file",
        "api/models/nothing-here, RepoNotFound, unknown-domain",
        "api/models/other/DOMAIN, RepoNotFound, unknown-domain",
        "api/models/DOMAIN/revision/9, RevisionNotFound, unknown-revision",
        "api/models/DOMAIN/tree/9, RevisionNotFound, unknown-revision",
        "api/models/DOMAIN/tree/1/folder, EntryNotFound, unknown-file",
        "api/models/nothing-here/refs, RepoNotFound, unknown-domain",
    })
    void shouldSayAsTheHubDoesWhatIsMissing(String path, String header, String code) {
        // Given
        publish(real(1, blob()));
        String place = "/hub/" + path.replace("DOMAIN", domain);

        // When, Then
        given().urlEncodingEnabled(false)
                .get(place)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("X-Error-Code", equalTo(header))
                .header("X-Error-Message", containsString("Looking for "))
                .body("code", equalTo(code));
        Response head = given().urlEncodingEnabled(false).head(place);
        assertThat(head.statusCode()).isEqualTo(404);
        assertThat(head.header("X-Error-Code")).isEqualTo(header);
    }

    @Test
    void shouldHaveNoRevisionMainWhereNothingIsLive() {
        // Given
        publish(real(1, false));

        // When, Then
        given().get("/hub/api/models/" + domain)
                .then()
                .statusCode(404)
                .header("X-Error-Code", equalTo("RevisionNotFound"));
        given().get("/hub/api/models/" + domain + "/revision/candidate").then().statusCode(200);
    }

    @Test
    void shouldListWhatARevisionHasWithDigestsThatGitWouldGive() {
        // Given
        BlobReference file = blob();
        publish(real(1, file), real(2, file));
        String card = given().get(resolve("2", "README.md")).asString();

        // When, Then
        for (String repository : List.of(domain, "alluvium/" + domain)) {
            given().get("/hub/api/models/" + repository)
                    .then()
                    .body("id", equalTo(repository))
                    .body("sha", equalTo(commit(2)))
                    .body("private", equalTo(false))
                    .body("lastModified", equalTo("2026-05-28T20:28:40.000Z"))
                    .body("siblings.rfilename", contains("README.md", CONFIG))
                    .body("siblings.size", contains(card.length(), TEXT.length()));
            given().get("/hub/api/models/" + repository + "/revision/1").then().body("sha", equalTo(commit(1)));
            given().get("/hub/api/models/" + repository + "/tree/" + commit(2) + "?recursive=true")
                    .then()
                    .body("type", contains("file", "file"))
                    .body("path", contains("README.md", CONFIG))
                    .body("lfs.oid", contains(sha256(card), file.getSha256()))
                    .body("lfs.size", contains(card.length(), TEXT.length()))
                    .body("[1].lfs.pointerSize", equalTo(127))
                    // git hash-object of the pointer that git-lfs writes for these ten bytes
                    .body("[1].oid", equalTo("936e1b4672d9b9eae2dbee72f68e5f344411832b"));
            given().contentType(ContentType.URLENC)
                    .formParam("paths", CONFIG, "nothing")
                    .post("/hub/api/models/" + repository + "/paths-info/main")
                    .then()
                    .statusCode(200)
                    .body("path", contains(CONFIG));
        }
        assertThat(card).contains("base_model: alluvium-base");
    }

    @Test
    void shouldListAliasesAsBranchesAndVersionsAsTags() {
        // Given
        publish(real(1, blob()), real(2, false, blob()));
        post("/versions/1/retire", WHY).statusCode(409);
        post("/versions/2/retire", WHY).statusCode(200);

        // When, Then
        given().get("/hub/api/models/" + domain + "/refs")
                .then()
                .body("branches.name", containsInAnyOrder("main", "live", "candidate"))
                .body("branches.find { it.name == 'main' }.targetCommit", equalTo(commit(1)))
                .body("branches.find { it.name == 'candidate' }.targetCommit", equalTo(commit(2)))
                .body("tags.name", contains("2", "1"))
                .body("tags.ref", contains("refs/tags/2", "refs/tags/1"))
                .body("converts", hasSize(0));
        given().get("/hub/api/models/" + domain + "/revision/2").then().body("tags", hasItem("retired"));
        given().get("/hub/api/models/" + domain).then().body("tags", not(hasItem("retired")));
    }

    private String resolve(String revision, String file) {
        return "/hub/" + domain + "/resolve/" + revision + "/" + file;
    }

    private void tag(int version, String name, String value) {
        given().contentType(ContentType.JSON)
                .body(Map.of("value", value, "reason", "read it"))
                .put(path + "/versions/" + version + "/tags/" + name)
                .then()
                .statusCode(200);
    }

    private VersionManifest real(int number, BlobReference... files) {
        return real(number, true, files);
    }

    /** With a digest that differs from its first digit on, as real ones do. */
    private VersionManifest real(int number, boolean passed, BlobReference... files) {
        return VersionManifest.newBuilder(version(number, passed, files))
                .setDigest(sha256(domain + "@" + number))
                .build();
    }

    private String commit(int version) {
        return sha256(domain + "@" + version).substring(0, 40);
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
