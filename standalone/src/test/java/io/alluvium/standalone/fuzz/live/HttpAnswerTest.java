package io.alluvium.standalone.fuzz.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is what HTTP says it is, not what happens to stand on the wire. */
class HttpAnswerTest {

    @Test
    void shouldReadAReasonThatComesInPieces() {
        // When
        HttpAnswer answer = answer(
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n",
                "c\r\n{\"detail\":\"n\r\n",
                "9\r\nothing\"}\n\r\n",
                "0\r\n\r\n");

        // Then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.reason()).isEqualTo("nothing");
    }

    @Test
    void shouldPassOverWhatComesBeforeTheAnswer() {
        // When
        HttpAnswer answer = answer("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 503 Away\r\nRetry-After: 1\r\n\r\n");

        // Then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.reason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200", "SSH-2.0-x\r\n\r\n"})
    void shouldTakeNothingElseForAnAnswer(String wire) {
        // When and then
        assertThat(answer(wire).status()).isZero();
    }

    private static HttpAnswer answer(String... wire) {
        return HttpAnswer.of(String.join("", wire).getBytes(StandardCharsets.UTF_8));
    }
}
