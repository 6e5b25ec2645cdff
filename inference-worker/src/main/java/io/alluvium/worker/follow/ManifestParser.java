package io.alluvium.worker.follow;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.schemas.BlobReference;
import java.util.ArrayList;
import java.util.List;

/** Reads the registry's JSON of a version, as far as a worker needs it. */
public final class ManifestParser {

    private ManifestParser() {}

    /**
     * The version.
     *
     * @throws IllegalArgumentException if the JSON is no version's
     */
    public static PromptVersion parse(JsonNode manifest) {
        List<BlobReference> blobs = new ArrayList<>();
        for (JsonNode blob : manifest.path("blobs")) {
            blobs.add(new BlobReference(
                    text(blob, "name"),
                    text(blob, "sha256"),
                    number(blob, "sizeBytes"),
                    blob.path("mediaType").asText("application/octet-stream")));
        }
        JsonNode made = manifest.path("made");
        return new PromptVersion(
                text(manifest, "domain"),
                version(manifest.path("version")),
                text(manifest, "digest"),
                new PromptVersion.Host(text(made, "backboneDigest"), text(made, "tokenizerDigest")),
                blobs);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text " + name);
        }
        return value.asText();
    }

    private static int version(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw new IllegalArgumentException("no version from 1 up");
        }
        return value.intValue();
    }

    private static long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no number " + name);
        }
        return value.asLong();
    }
}
