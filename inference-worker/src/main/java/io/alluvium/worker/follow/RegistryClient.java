package io.alluvium.worker.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.schemas.BlobReference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The registry over HTTP: versions by name, and their files. Safe for use by many threads. */
public final class RegistryClient {

    private static final int LARGEST_MANIFEST_BYTES = 4 * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final URI registry;
    private final Duration timeout;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A client.
     *
     * @param registry where the registry is, such as http://localhost:8080
     * @param timeout how long one answer may take
     */
    public RegistryClient(URI registry, Duration timeout) {
        this.registry = URI.create(registry.toString().replaceAll("/+$", ""));
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * A version with all its files, checked.
     *
     * @throws FollowException if it could not be had
     */
    public VerifiedPrompt fetch(PromptVersion version) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (BlobReference blob : version.blobs()) {
            files.put(blob.getName(), blob(blob));
        }
        return new VerifiedPrompt(version, files);
    }

    /**
     * What the registry knows of a version; empty if it knows none of that name.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     */
    public Optional<PromptVersion> find(String domain, int number) {
        URI uri = URI.create(registry + "/v1/prompts/" + encoded(domain) + "/versions/" + number);
        Optional<byte[]> body = get(uri, LARGEST_MANIFEST_BYTES);
        return body.map(bytes -> parse(uri, bytes));
    }

    private byte[] blob(BlobReference blob) {
        URI uri = URI.create(registry + "/v1/blobs/" + encoded(blob.getSha256()));
        return get(uri, blob.getSizeBytes())
                .orElseThrow(() -> new RegistryUnavailableException(uri, "it does not have the blob", null));
    }

    private Optional<byte[]> get(URI uri, long largest) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> Optional.of(bounded(uri, body, largest));
                    case 404 -> Optional.empty();
                    default ->
                        throw new RegistryUnavailableException(uri, "it answered " + response.statusCode(), null);
                };
            }
        } catch (IOException e) {
            throw new RegistryUnavailableException(uri, e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException(uri, "the wait was interrupted", e);
        }
    }

    /** Reads one byte more than allowed at most: a longer answer is cut, and then fails its digest. */
    private static byte[] bounded(URI uri, InputStream body, long largest) throws IOException {
        if (largest < 0 || largest >= Integer.MAX_VALUE) {
            throw new RegistryUnavailableException(uri, "a file of " + largest + " bytes cannot be taken", null);
        }
        return body.readNBytes((int) largest + 1);
    }

    private PromptVersion parse(URI uri, byte[] bytes) {
        try {
            return ManifestParser.parse(json.readValue(bytes, JsonNode.class));
        } catch (IOException | IllegalArgumentException e) {
            throw new RegistryUnavailableException(
                    uri, "its answer is no version manifest (" + e.getMessage() + ")", e);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
