package io.alluvium.standalone.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** JSON lines, passed on as they are: what is wrong with a line is said by the server, which knows the rules. */
final class JsonLines {

    private JsonLines() {}

    static void read(BufferedReader in, Consumer<SourceRecord> receiver) throws IOException {
        long place = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            place++;
            if (!line.isBlank()) {
                receiver.accept(new SourceRecord(place, line));
            }
        }
    }
}
