package io.alluvium.model.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.TokenBatch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the checkpoints in the test resources, with its texts.
 *
 * @param directory where its files are
 * @param settings its golden.json
 */
record GoldenCase(Path directory, JsonNode settings) {
    /** The folder of all cases. */
    static Path folder() {
        try {
            return Path.of(
                    GoldenCase.class.getResource("/io/alluvium/model/family").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static GoldenCase of(String name) throws IOException {
        Path directory = folder().resolve(name);
        return new GoldenCase(
                directory,
                new ObjectMapper().readTree(directory.resolve("golden.json").toFile()));
    }

    /** Copies the checkpoint and its tokenizer into {@code target}, as a whole Hugging Face directory. */
    Path checkpoint(Path target) throws IOException {
        Files.copy(folder().resolve("tokenizer.json"), target.resolve("tokenizer.json"));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.equals("config.json") || name.startsWith("model")) {
                    Files.copy(file, target.resolve(name));
                }
            }
        }
        return target;
    }

    /** The texts of a causal model; the last position of a row has no target. */
    TokenBatch texts() {
        List<int[]> rows = new ArrayList<>();
        settings.path("ids").forEach(row -> {
            int[] ids = new int[row.size()];
            Arrays.setAll(ids, i -> row.get(i).asInt());
            rows.add(ids);
        });
        return TokenBatch.of(rows);
    }

    /** A request to score or train on the text, to be completed. */
    Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("checkpoint", directory.toString());
        for (String key : new String[] {"ids", "decoder_ids", "targets"}) {
            if (settings.has(key)) {
                request.put(key, settings.get(key));
            }
        }
        return request;
    }
}
