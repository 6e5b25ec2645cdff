package io.alluvium.model.family;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.util.Set;

/** The keys of a {@code config.json}, with errors that name file and key. */
final class ConfigFile {
    private final String file;
    private final JsonNode root;

    private ConfigFile(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static ConfigFile decode(String file, byte[] bytes) {
        try {
            return new ConfigFile(file, new ObjectMapper().readTree(bytes));
        } catch (IOException e) {
            String detail = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new CheckpointException(file + " is not JSON: " + detail);
        }
    }

    String file() {
        return file;
    }

    String modelType() {
        return text("model_type", "absent");
    }

    /** The object under a key; empty where there is none. */
    ConfigFile under(String key) {
        return new ConfigFile(file, root.path(key));
    }

    boolean has(String key) {
        return root.hasNonNull(key);
    }

    JsonNode node(String key) {
        return root.path(key);
    }

    /** A whole number that must be there, under one of these keys. */
    int number(String... keys) {
        for (String key : keys) {
            JsonNode node = root.path(key);
            if (node.isIntegralNumber() && node.canConvertToInt()) {
                return node.asInt();
            }
        }
        throw new CheckpointException(file + " lacks the number " + keys[0]);
    }

    int numberOr(String key, int otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    double realOr(String key, double otherwise) {
        JsonNode node = root.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isNumber()) {
            throw new CheckpointException(file + " has " + key + " " + node + "; a number is expected");
        }
        return node.asDouble();
    }

    boolean flag(String key, boolean otherwise) {
        return root.path(key).asBoolean(otherwise);
    }

    String text(String key, String otherwise) {
        return root.path(key).asText(otherwise);
    }

    /** Refuses a flag that this host does not compute with. */
    void refuse(String key, boolean unsupported) {
        JsonNode node = root.path(key);
        if (node.isBoolean() && node.asBoolean() == unsupported) {
            throw new CheckpointException(
                    file + " has " + key + " " + node + "; this host computes with " + !unsupported);
        }
    }

    /** Refuses a text that is none of these. */
    void allow(String key, String otherwise, Set<String> supported) {
        String found = text(key, otherwise);
        if (!supported.contains(found)) {
            throw new CheckpointException(
                    file + " has " + key + " " + found + "; " + String.join(", ", supported) + " is supported");
        }
    }
}
