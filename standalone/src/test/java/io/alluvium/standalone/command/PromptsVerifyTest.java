package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifying a domain with more versions than the registry lists at once. */
class PromptsVerifyTest {

    private static final int VERSIONS = 450;
    private static final int PAGE = 200;

    private HttpServer registry;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/v1/prompts/news/versions", PromptsVerifyTest::list);
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void shouldVerifyEveryVersionOfADomain() throws IOException {
        // When
        CommandRun run = CommandRun.of(
                "prompts",
                "verify",
                "news",
                "--json",
                "--server",
                "http://127.0.0.1:" + registry.getAddress().getPort());

        // Then
        assertThat(run.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(new ObjectMapper().readTree(run.out()).findValuesAsText("version"))
                .isEqualTo(IntStream.range(0, VERSIONS)
                        .mapToObj(i -> "news@" + (VERSIONS - i))
                        .toList());
    }

    private static void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int before = query == null ? VERSIONS + 1 : Integer.parseInt(query.replace("before=", ""));
        byte[] page = IntStream.iterate(before - 1, i -> i > 0, i -> i - 1)
                .limit(PAGE)
                .mapToObj(i -> "{\"version\": " + i + ", \"blobs\": []}")
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}
