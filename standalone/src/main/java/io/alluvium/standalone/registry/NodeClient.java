package io.alluvium.standalone.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client of a node, which asks one question after the other on one connection. */
final class NodeClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS = 1e6;

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    NodeClient(URI server) {
        this.server = server;
    }

    /**
     * An answer.
     *
     * @param json what it says
     * @param next the path of the next page, if there is one
     * @param millis from the question to the last byte of the answer
     */
    record Answer(JsonNode json, Optional<String> next, double millis) {}

    boolean ready() {
        try {
            return send("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether that is there. */
    boolean has(String path) {
        try {
            return send(path).statusCode() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException("Asking the registry for " + path, e);
        }
    }

    Answer get(String path) {
        try {
            long begun = System.nanoTime();
            HttpResponse<byte[]> response = send(path);
            double millis = (System.nanoTime() - begun) / NANOS;
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The registry answers " + response.statusCode() + " to " + path);
            }
            Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
            return new Answer(
                    JSON.readTree(response.body()),
                    next.find() ? Optional.of(next.group(1)) : Optional.empty(),
                    millis);
        } catch (IOException e) {
            throw new UncheckedIOException("Asking the registry for " + path, e);
        }
    }

    private HttpResponse<byte[]> send(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for " + path, e);
        }
    }
}
