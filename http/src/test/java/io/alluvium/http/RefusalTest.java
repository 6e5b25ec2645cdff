package io.alluvium.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request is refused for, and wherever in the server that happens, the answer says why. */
@QuarkusTest
class RefusalTest {

    @TestHTTPResource("/v1/stones")
    private URI stones;

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/stones/7/nothing", "/v1/stones/seven", "/v1/stones/99999999999", "/v1/nothing", "/nothing"})
    void shouldSayThatThereIsNothingAtAPath(String path) {
        // When and then
        given().get(path)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("not-found"))
                .body("status", equalTo(404))
                .body("detail", containsString("nothing at " + path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/stones,   text/plain,       */*,        405, has no method GET",
        "POST,   /v1/stones/7, text/plain,       */*,        405, has no method POST",
        "POST,   /v1/stones,   application/json, */*,        415, cannot be read as application/json",
        "GET,    /v1/stones/7, text/plain,       image/png,  406, does not come as image/png"
    })
    void shouldSayWhatDoesNotFit(String method, String path, String type, String accept, int status, String why) {
        // When and then
        given().contentType(type)
                .accept(accept)
                .body("granite")
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(why));
    }

    @Test
    void shouldRefuseInTheWordsOfThePartOfTheApi() {
        // When and then
        given().get("/v1/other/x")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("no", containsString("nothing at /v1/other/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", ";", "/", "text/"})
    void shouldSayThatABodyOfNoMediaTypeCannotBeRead(String type) throws Exception {
        // When
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stones)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString("granite"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("cannot be read as " + type);
    }

    @Test
    void shouldSayThatNothingOfNoMediaTypeCannotBeRead() throws Exception {
        // When
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stones)
                                .header("Content-Type", "nonsense")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("cannot be read as nonsense");
    }

    @Test
    void shouldLeaveAloneWhatIsAnswered() {
        // When and then
        given().get("/v1/stones/7").then().statusCode(200).body(equalTo("stone 7"));
        given().header("Content-Type", "nonsense").get("/v1/stones/7").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }
}
