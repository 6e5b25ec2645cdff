package io.alluvium.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header of a safetensors file, checked: JSON, shapes, contiguous offsets that cover the data.
 *
 * @param entries the tensors by name, in the order of their data
 * @param metadata the file's own notes; values that are no text are left out
 */
record SafetensorsHeader(Map<String, SafetensorsEntry> entries, Map<String, String> metadata) {
    /** Bytes before the header, which state its length. */
    static final int LENGTH_BYTES = 8;

    private static final long MAX_BYTES = 25_000_000;
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Checks a file's stated header length before anything of that length is allocated. */
    static int checkedLength(String source, long stated, long fileLength) {
        if (stated < 2 || stated > MAX_BYTES || stated > fileLength - LENGTH_BYTES) {
            throw new CheckpointException(source + " states a header of " + stated + " bytes, but the file has "
                    + fileLength + "; it is truncated or not a safetensors file");
        }
        return (int) stated;
    }

    /** Refuses a file that is too short to state a header length. */
    static void checkStart(String source, long fileLength) {
        if (fileLength < LENGTH_BYTES) {
            throw new CheckpointException(
                    source + " has " + fileLength + " bytes; safetensors start with " + LENGTH_BYTES);
        }
    }

    /** Reads the header that {@code dataLength} bytes of data follow. */
    static SafetensorsHeader parse(String source, byte[] header, long dataLength) {
        JsonNode root;
        try {
            root = JSON.readTree(header);
        } catch (IOException e) {
            String detail = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new CheckpointException(source + " has a header that is not JSON: " + detail);
        }
        if (root == null || !root.isObject()) {
            throw new CheckpointException(source + " has a header that is not a JSON object");
        }
        List<SafetensorsEntry> entries = new ArrayList<>();
        Map<String, String> metadata = new TreeMap<>();
        root.properties().forEach(field -> {
            if (!field.getKey().equals(METADATA)) {
                entries.add(SafetensorsEntry.of(source, field.getKey(), field.getValue()));
            } else {
                metadata.putAll(texts(field.getValue()));
            }
        });
        return new SafetensorsHeader(contiguous(source, entries, dataLength), metadata);
    }

    /** The members of a JSON object that are texts. */
    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties().forEach(member -> {
            if (member.getValue().isTextual()) {
                texts.put(member.getKey(), member.getValue().asText());
            }
        });
        return texts;
    }

    private static Map<String, SafetensorsEntry> contiguous(
            String source, List<SafetensorsEntry> entries, long dataLength) {
        entries.sort(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
        Map<String, SafetensorsEntry> byName = new LinkedHashMap<>();
        long offset = 0;
        for (SafetensorsEntry entry : entries) {
            if (entry.begin() != offset) {
                throw new CheckpointException(source + ": tensor " + entry.name() + " starts at byte " + entry.begin()
                        + " of the data, expected " + offset);
            }
            offset = entry.end();
            byName.put(entry.name(), entry);
        }
        if (offset != dataLength) {
            throw new CheckpointException(source + " holds " + dataLength + " bytes of data, its header describes "
                    + offset + "; the file is truncated or damaged");
        }
        return byName;
    }
}
