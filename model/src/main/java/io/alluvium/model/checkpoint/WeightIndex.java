package io.alluvium.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code model.safetensors.index.json}: which shard of a checkpoint holds which tensor.
 *
 * @param shards file name of the shard by tensor name
 * @param metadata the notes of whoever saved the checkpoint; values that are no text are left out
 */
record WeightIndex(Map<String, String> shards, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads an index and checks that it names plain files. */
    static WeightIndex read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is not JSON: " + e.getOriginalMessage());
        }
        JsonNode map = root.path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new CheckpointException(file + " lacks a weight_map that gives each tensor its file");
        }
        Map<String, String> shards = new TreeMap<>();
        map.properties().forEach(entry -> shards.put(entry.getKey(), plain(file, entry.getKey(), entry.getValue())));
        return new WeightIndex(shards, SafetensorsHeader.texts(root.path("metadata")));
    }

    private static String plain(Path file, String tensor, JsonNode node) {
        String name = node.asText();
        if (!node.isTextual() || !name.matches("[A-Za-z0-9._-]+") || !name.endsWith(".safetensors")) {
            throw new CheckpointException(file + " gives tensor " + tensor + " the file " + node
                    + "; expected the name of a .safetensors file beside the index");
        }
        return name;
    }

    /** File names of the shards, sorted. */
    TreeSet<String> files() {
        return new TreeSet<>(shards.values());
    }
}
