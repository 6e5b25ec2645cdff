package io.alluvium.standalone.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** What a file of documents looks like. */
public enum DocumentFormat {
    /** Plain text: paragraphs, parted by blank lines, are gathered to documents. */
    TEXT,
    /** JSON lines, each an object with a field {@code text}. */
    JSONL,
    /** Comma-separated values with a first line of titles, one of them {@code text}. */
    CSV;

    /** The format that the file's name tells; plain text where it tells nothing. */
    public static DocumentFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return JSONL;
        }
        return name.endsWith(".csv") ? CSV : TEXT;
    }

    /** Hands each record of the input to the receiver, in order. */
    public void read(BufferedReader in, Consumer<SourceRecord> receiver) throws IOException {
        switch (this) {
            case TEXT -> TextDocuments.read(in, receiver);
            case JSONL -> JsonLines.read(in, receiver);
            case CSV -> CsvDocuments.read(in, receiver);
        }
    }
}
