package io.alluvium.model.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The three questions that a Hub is asked: what is this revision, what is this file, and its bytes. */
final class HubClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubSettings settings;
    private final HubHttp http;

    HubClient(HubSettings settings, HubHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** What a revision is now. */
    HubListing list(ModelReference model, int repetitions) {
        URI address = URI.create(
                settings.endpoint() + "/api/models/" + model.repository() + "/revision/" + quoted(model.revision()));
        HttpResponse<String> answer = http.text(address, repetitions);
        if (answer.statusCode() != 200) {
            throw refusal(model, "", answer);
        }
        try {
            JsonNode json = JSON.readTree(answer.body());
            Set<String> files = new HashSet<>();
            json.path("siblings")
                    .forEach(file -> files.add(file.path("rfilename").asText()));
            return new HubListing(json.path("sha").asText(), files);
        } catch (JsonProcessingException e) {
            throw new HubException(
                    address + " answers with something else than JSON; see that HF_ENDPOINT is a Hub", e);
        }
    }

    /** What a file of a commit is. */
    HubFile describe(ModelReference model, String commit, String name) {
        URI address = address(model, commit, name);
        HttpResponse<?> answer = http.head(address);
        if (answer.statusCode() / 100 != 2 && answer.statusCode() / 100 != 3) {
            throw refusal(model, name, answer);
        }
        String repositoryCommit = header(answer, "X-Repo-Commit");
        String etag = header(answer, "X-Linked-Etag", header(answer, "ETag"))
                .replaceFirst("^W/", "")
                .replace("\"", "");
        String size =
                header(answer, "X-Linked-Size", answer.statusCode() == 200 ? header(answer, "Content-Length") : "");
        if (!repositoryCommit.equals(commit) || !BlobDigest.known(etag) || !size.matches("\\d{1,18}")) {
            throw new HubException(address + " answers with commit \"" + repositoryCommit + "\", etag \"" + etag
                    + "\" and size \"" + size
                    + "\"; a Hub gives the commit that was asked for, a digest and a number of bytes. See that"
                    + " HF_ENDPOINT is a Hub, and that no proxy between takes headers away.");
        }
        return new HubFile(commit, name, etag, Long.parseLong(size));
    }

    /** The bytes of a file from an offset on, or from its beginning where the Hub cannot begin there. */
    Bytes open(ModelReference model, HubFile file, long from) {
        HttpResponse<InputStream> answer = http.bytes(address(model, file.commit(), file.name()), from);
        return switch (answer.statusCode()) {
            case 200 -> new Bytes(0, answer.body());
            case 206 -> new Bytes(begin(answer, from), answer.body());
            default -> throw refusal(model, file.name(), answer);
        };
    }

    /**
     * Bytes of a file.
     *
     * @param from the offset of the first one
     * @param body the bytes, to be closed
     */
    record Bytes(long from, InputStream body) {}

    private static long begin(HttpResponse<?> answer, long asked) {
        String range = header(answer, "Content-Range");
        if (range.startsWith("bytes " + asked + "-")) {
            return asked;
        }
        throw new HubException(answer.uri() + " gives the range \"" + range + "\" where bytes from " + asked
                + " on were asked for; see that HF_ENDPOINT is a Hub");
    }

    private URI address(ModelReference model, String commit, String name) {
        return URI.create(settings.endpoint() + "/" + model.repository() + "/resolve/" + commit + "/" + quoted(name));
    }

    private HubException refusal(ModelReference model, String file, HttpResponse<?> answer) {
        return Refusals.of(
                model,
                file,
                new Refusals.Answer(
                        answer.statusCode(), header(answer, "X-Error-Code"), header(answer, "X-Error-Message")),
                settings);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return header(answer, name, "");
    }

    private static String header(HttpResponse<?> answer, String name, String otherwise) {
        return answer.headers().firstValue(name).orElse(otherwise);
    }

    private static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
