package io.alluvium.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stream of server-sent events, read one by one. */
final class EventLines implements AutoCloseable {

    private final WatchedBody body;
    private final BufferedReader lines;
    private @Nullable String lastId;

    EventLines(WatchedBody body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Waits for the next event or sign of life; its name, empty for a sign of life, or null where the stream has ended. */
    @Nullable
    String next() throws IOException {
        String name = "";
        String id = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                lastId = id == null ? lastId : id;
                return name;
            }
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            }
        }
        return null;
    }

    /** The place after what was read, to go on from; null before the first event. */
    @Nullable
    String lastId() {
        return lastId;
    }

    /** Ends the reading, from any thread. */
    void abort() {
        body.abort();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
