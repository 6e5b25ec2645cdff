package io.alluvium.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream of server-sent events line by line, until it is closed. */
final class EventClient implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;

    private EventClient(InputStream body) {
        this.body = body;
        this.reader = new Thread(this::read, "event-client");
    }

    /** Opens a stream, from the last event seen where that is not null. */
    static EventClient open(URI uri, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        EventClient client = new EventClient(HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .body());
        client.reader.start();
        return client;
    }

    /** What was read so far. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        body.close(); // an interrupt would not end the reading
        reader.join();
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException closed) {
            lines.add("(closed)");
        }
    }
}
