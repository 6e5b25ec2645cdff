package io.alluvium.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that asks before it sends its body is told to go on. */
@QuarkusTest
class ExpectationTest {

    private static final int PATIENCE_MILLIS = 10_000;

    @TestHTTPResource("/v1/stones")
    private URI stones;

    @Test
    void shouldAskForTheBodyOfAClientThatWaits() throws IOException {
        try (Socket client = new Socket(stones.getHost(), stones.getPort())) {
            client.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));

            // When
            send(
                    client.getOutputStream(),
                    "POST /v1/stones HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                            + "Content-Length: 7\r\nExpect: 100-continue\r\n\r\n");
            String told = in.readLine();
            send(client.getOutputStream(), "granite");
            assertThat(in.readLine()).isEmpty();

            // Then
            assertThat(told).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(in.readLine()).startsWith("HTTP/1.1 200");
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
