package io.alluvium.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node of a registry over HTTP. */
final class Registry {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int LARGEST_JSON_BYTES = 16 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String address;
    private final ClientSettings.Patience patience;

    Registry(HttpClient http, URI address, ClientSettings.Patience patience) {
        this.http = http;
        this.address = address.toString().replaceAll("/+$", "");
        this.patience = patience;
    }

    /** What an alias names; empty where it names nothing yet. */
    Optional<Pointer> alias(String domain, String alias) throws IOException, InterruptedException {
        Optional<String> found = json("/v1/prompts/" + encoded(domain) + "/aliases/" + encoded(alias));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode node = JSON.readTree(found.get());
        return Optional.of(new Pointer(
                node.path("version").asInt(),
                node.path("digest").asText(),
                node.path("revision").asLong()));
    }

    Manifest manifest(String domain, int version) throws IOException, InterruptedException {
        String path = "/v1/prompts/" + encoded(domain) + "/versions/" + version;
        return Manifest.parse(json(path).orElseThrow(() -> new IOException(address + path + ": no such version")));
    }

    /** The bytes of a file, unchecked. */
    WatchedBody blob(String sha256) throws IOException, InterruptedException {
        return open(request("/v1/blobs/" + sha256));
    }

    /** The moves of an alias from now on, or after an event. */
    WatchedBody events(String domain, String alias, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/v1/events?domain=" + encoded(domain) + "&alias=" + encoded(alias))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return open(request);
    }

    private Optional<String> json(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(request(path));
        try (WatchedBody body = new WatchedBody(answer.body(), patience.timeout())) {
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            requireOk(answer);
            return Optional.of(new String(body.readNBytes(LARGEST_JSON_BYTES), StandardCharsets.UTF_8));
        }
    }

    private WatchedBody open(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(request);
        if (answer.statusCode() != OK) {
            answer.body().close();
        }
        requireOk(answer);
        return new WatchedBody(answer.body(), patience.silence());
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(patience.timeout()).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static void requireOk(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).GET();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return address;
    }
}
