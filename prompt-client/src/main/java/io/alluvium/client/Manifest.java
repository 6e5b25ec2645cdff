package io.alluvium.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A version, as its registry shows it.
 *
 * @param domain the domain
 * @param version its number
 * @param digest its identity
 * @param files what it consists of
 * @param json all that the registry says of it: lineage, verdict, who made it
 */
public record Manifest(String domain, int version, String digest, List<File> files, String json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Keeps the list from changing. */
    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file of a version.
     *
     * @param name its name in the directory
     * @param sha256 its digest, in hex
     * @param sizeBytes how long it is
     */
    public record File(String name, String sha256, long sizeBytes) {}

    /** The version in one word. */
    public String name() {
        return domain + "@" + version;
    }

    /** Reads a registry's JSON; throws a {@link VersionRefusedException} where it is no version's. */
    static Manifest parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<File> files = new ArrayList<>();
            for (JsonNode blob : node.path("blobs")) {
                files.add(new File(
                        text(blob, "name", PLAIN_NAME),
                        text(blob, "sha256", SHA_256),
                        blob.path("sizeBytes").asLong()));
            }
            return new Manifest(
                    node.path("domain").asText(),
                    node.path("version").asInt(),
                    node.path("digest").asText(),
                    files,
                    json);
        } catch (IOException e) {
            throw new VersionRefusedException("Reading a version: the registry's answer is no JSON");
        }
    }

    private static String text(JsonNode blob, String field, Pattern pattern) {
        String text = blob.path(field).asText();
        if (!pattern.matcher(text).matches()) {
            throw new VersionRefusedException(
                    "Reading a version: a file has the " + field + " \"" + text + "\", which is none that can be kept");
        }
        return text;
    }
}
