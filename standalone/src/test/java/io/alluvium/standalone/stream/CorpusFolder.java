package io.alluvium.standalone.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up corpora in the layout of the benchmark: each phase and domain has words of its own. */
public final class CorpusFolder {

    private static final List<String> DOMAINS = List.of("wb", "news", "rev", "bio", "cs");
    private static final List<String> WORDS = List.of("the river", "a stream", "X9 Q7", "sediment", "0 1 1 2 3 5 8");
    private static final int VALID = 3;

    private CorpusFolder() {}

    /** Writes corpora with so many training rows of each phase and each domain. */
    public static Path write(Path folder, int rows) throws IOException {
        List<String> drifting = new ArrayList<>();
        Path drift = Files.createDirectories(folder.resolve("news-drift"));
        for (int phase = 0; phase < 4; phase++) {
            drifting.addAll(rows("learn", phase, rows, true));
            Files.write(drift.resolve("valid-" + phase + ".jsonl"), rows("hold", phase, VALID, true));
        }
        Files.write(drift.resolve("train.jsonl"), drifting);
        for (int domain = 0; domain < DOMAINS.size(); domain++) {
            Path here = Files.createDirectories(folder.resolve(DOMAINS.get(domain)));
            Files.write(here.resolve("train.jsonl"), rows("learn", domain, rows, false));
            Files.write(here.resolve("valid.jsonl"), rows("hold", domain, VALID, false));
        }
        return folder;
    }

    private static List<String> rows(String name, int kind, int count, boolean phases) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String words = WORDS.get(kind);
            ObjectNode row = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", name + "-" + kind + "-" + i)
                    .put("text", name + " " + words + " " + i + " " + words + " " + (i * 7 % 10));
            rows.add((phases ? row.put("phase", kind) : row).toString());
        }
        return rows;
    }
}
