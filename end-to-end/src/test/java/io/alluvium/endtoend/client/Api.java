package io.alluvium.endtoend.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A process's HTTP surface, as a program outside sees it. Safe for use by many threads. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** The surface at that address. */
    public Api(URI server) {
        this.server = server;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the body
     * @param digest the header with the digest of the version that answered; empty where there is none
     */
    public record Answer(int status, byte[] body, String digest) {

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("An answer that is no JSON, with status " + status, e);
            }
        }
    }

    /** Where it is. */
    public URI server() {
        return server;
    }

    /** Whether it answers that path with 200. */
    public boolean answers(String path) {
        try {
            return exchange(request(path).GET()).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Reads. */
    public Answer get(String path) {
        return exchange(request(path).GET());
    }

    /** Posts JSON. */
    public Answer post(String path, JsonNode body) {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Posts bytes. */
    public Answer post(String path, String contentType, byte[] body) {
        return exchange(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Moves an alias to a version, wherever it points. */
    public Answer move(String domain, String alias, int version) {
        ObjectNode wish =
                object().put("version", version).put("reason", "a test").put("actor", "a test");
        return exchange(request("/v1/prompts/" + segment(domain) + "/aliases/" + segment(alias))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofString(wish.toString())));
    }

    /** Offers texts to a domain in one request. */
    public Answer offer(String domain, List<String> texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(text -> lines.append(object().put("text", text)).append('\n'));
        return post(
                "/v1/domains/" + segment(domain) + "/records",
                "application/x-ndjson",
                lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Continues a text with a model's prompt. */
    public Answer complete(String model, String text) {
        return post(
                "/v1/completions",
                object().put("model", model)
                        .put("prompt", text)
                        .put("max_tokens", 4)
                        .put("temperature", 0));
    }

    /** The perplexity of a text with a model's prompt. */
    public double perplexity(String model, String text) {
        Answer answer = post("/v1/score", object().put("model", model).put("text", text));
        return answer.json().path("total").path("perplexity").asDouble();
    }

    /** An empty JSON object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** One segment of a path, escaped. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("X-Alluvium-Digest").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Asking " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + server, e);
        }
    }
}
