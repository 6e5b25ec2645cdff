package io.alluvium.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A client of one running Alluvium. Safe for use by many threads. */
public final class AlluviumClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int LONGEST_DETAIL = 600;

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    /** A client of the server at that address. */
    public AlluviumClient(URI server) {
        this.server = server;
    }

    /** The server's address. */
    public URI server() {
        return server;
    }

    /** One segment of a path, with everything escaped that would end it. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Reads JSON. */
    public JsonNode get(String path) {
        return parse(bytes(path));
    }

    /** Reads bytes. */
    public byte[] bytes(String path) {
        return send("GET " + path, HttpRequest.newBuilder(uri(path)).GET());
    }

    /** Posts JSON. */
    public JsonNode post(String path, JsonNode body) {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Posts a body of any type. */
    public JsonNode post(String path, String contentType, byte[] body) {
        return parse(send(
                "POST " + path,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body))));
    }

    /** Puts JSON with further headers. */
    public JsonNode put(String path, Map<String, String> headers, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return parse(send("PUT " + path, request));
    }

    private URI uri(String path) {
        return URI.create(server.toString().replaceAll("/+$", "") + path);
    }

    private byte[] send(String name, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new ServerAnswerException(answer.statusCode(), name, detail(answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new ServerAwayException(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerAwayException(server, e);
        }
    }

    private String detail(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode problem = json.readTree(body);
            JsonNode known = problem.path("detail").isTextual()
                    ? problem.path("detail")
                    : problem.path("error").path("message");
            return known.isTextual() ? known.asText() : shortened(text);
        } catch (IOException e) {
            return shortened(text);
        }
    }

    private static String shortened(String text) {
        return text.isBlank() ? "no reason given" : text.substring(0, Math.min(LONGEST_DETAIL, text.length()));
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            throw new IllegalStateException(
                    server + " answered with something that is no JSON. Is it an Alluvium, and of this version?", e);
        }
    }
}
