package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber on a bare socket: it reads when it is told to, and closes without a word. */
final class Stream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final BufferedReader in;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile boolean ended;

    record Event(String id, String name, JsonNode data) {

        String subject() {
            return data.path("subject").asText();
        }

        String key() {
            return data.path("id").asText();
        }
    }

    private Stream(URI registry, String query, String lastEventId) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", registry.getPort()));
        String head = "GET /v1/events?" + query + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 256);
    }

    /** One that reads all the time. */
    static Stream reading(URI registry, String query, String lastEventId) throws IOException {
        Stream stream = dead(registry, query, lastEventId);
        stream.read();
        return stream;
    }

    /** One that reads nothing until it is told to. */
    static Stream dead(URI registry, String query, String lastEventId) throws IOException {
        return new Stream(registry, query, lastEventId);
    }

    void read() {
        Thread reader = new Thread(this::readAll, "stream");
        reader.setDaemon(true);
        reader.start();
    }

    List<Event> events() {
        return events.stream().filter(event -> !event.name().equals("hello")).toList();
    }

    List<String> keys() {
        return events().stream().map(Event::key).toList();
    }

    /** The id as a browser would send it when it comes back. */
    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    private void readAll() {
        String id = null;
        String name = null;
        StringBuilder data = new StringBuilder();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, JSON.readTree(data.toString())));
                        data.setLength(0);
                    }
                    lastId = id == null ? lastId : id;
                }
            }
        } catch (IOException | UncheckedIOException cut) {
            // An end like any other.
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
