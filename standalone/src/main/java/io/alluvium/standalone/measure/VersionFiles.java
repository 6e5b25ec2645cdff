package io.alluvium.standalone.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a version, fetched and compared with the digests of its manifest. */
public final class VersionFiles {

    private VersionFiles() {}

    /** What is wrong with the files of a version; empty where nothing is. */
    public static List<String> damage(AlluviumClient client, JsonNode manifest) {
        List<String> damage = new ArrayList<>();
        for (JsonNode blob : manifest.path("blobs")) {
            String name = blob.path("name").asText();
            String wanted = blob.path("sha256").asText();
            try {
                byte[] bytes = client.bytes("/v1/blobs/" + wanted);
                String found = Sha256.hex(bytes);
                if (!found.equals(wanted)) {
                    damage.add(name + " has the digest " + found + ", not " + wanted);
                } else if (bytes.length != blob.path("sizeBytes").asLong()) {
                    damage.add(name + " has " + bytes.length + " bytes, not "
                            + blob.path("sizeBytes").asLong());
                }
            } catch (ServerAnswerException e) {
                damage.add(name + ": " + e.getMessage());
            }
        }
        return damage;
    }

    /** The files by name; fails where one is not what its digest says. */
    static Map<String, byte[]> fetch(AlluviumClient client, JsonNode manifest) {
        Map<String, byte[]> files = new HashMap<>();
        for (JsonNode blob : manifest.path("blobs")) {
            String wanted = blob.path("sha256").asText();
            byte[] bytes = client.bytes("/v1/blobs/" + wanted);
            if (!Sha256.hex(bytes).equals(wanted)) {
                throw new IllegalStateException(
                        "Fetching " + manifest.path("domain").asText() + "@"
                                + manifest.path("version").asInt() + ": the file "
                                + blob.path("name").asText() + " is not what its digest " + wanted
                                + " says. See './alluvium prompts verify', and do not serve this version.");
            }
            files.put(blob.path("name").asText(), bytes);
        }
        return files;
    }
}
