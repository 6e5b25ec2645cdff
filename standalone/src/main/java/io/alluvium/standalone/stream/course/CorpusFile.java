package io.alluvium.standalone.stream.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of a corpus: JSON lines with a {@code text}, and a {@code phase} where the corpus has phases. */
final class CorpusFile {

    private static final ObjectReader READER = new ObjectMapper().reader();

    private final Path path;

    CorpusFile(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("There is no file " + path
                    + ". --corpora names a directory that has for each domain a folder with train.jsonl and valid.jsonl,"
                    + " and news-drift with train.jsonl and valid-0.jsonl to valid-3.jsonl");
        }
        this.path = path;
    }

    /** Where it lies. */
    Path path() {
        return path;
    }

    /** The texts of the whole file, in order. */
    List<String> texts() throws IOException {
        return texts(-1);
    }

    /** The texts of one phase, in order; -1 for all. */
    List<String> texts(int phase) throws IOException {
        List<String> texts = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode row = row(line, number);
                if (phase < 0 || row.path("phase").asInt(-1) == phase) {
                    texts.add(row.path("text").textValue());
                }
            }
        }
        return texts;
    }

    private JsonNode row(String line, int number) {
        try {
            JsonNode row = READER.readTree(line);
            if (row.path("text").isTextual()) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(path + ":" + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(path + ":" + number + " has no field text that is a string");
    }
}
