package io.alluvium.standalone.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Plain text. Paragraphs are gathered until a document has a fair size, so that no sentence is torn apart. */
final class TextDocuments {

    private static final int FAIR_CHARACTERS = 2_000;

    private final Consumer<SourceRecord> receiver;
    private final StringBuilder document = new StringBuilder();
    private long firstLine;

    private TextDocuments(Consumer<SourceRecord> receiver) {
        this.receiver = receiver;
    }

    static void read(BufferedReader in, Consumer<SourceRecord> receiver) throws IOException {
        TextDocuments documents = new TextDocuments(receiver);
        long place = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            place++;
            documents.add(line, place);
        }
        documents.end();
    }

    private void add(String line, long place) {
        if (line.isBlank() && document.length() >= FAIR_CHARACTERS) {
            end();
            return;
        }
        if (document.length() == 0) {
            if (line.isBlank()) {
                return;
            }
            firstLine = place;
        }
        document.append(line).append('\n');
    }

    private void end() {
        String text = document.toString().strip();
        document.setLength(0);
        if (!text.isEmpty()) {
            receiver.accept(new SourceRecord(
                    firstLine,
                    JsonNodeFactory.instance.objectNode().put("text", text).toString()));
        }
    }
}
