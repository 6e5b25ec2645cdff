package io.alluvium.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A node with one version that can send other bytes than it promises, and fall silent; what no honest registry does. */
final class LyingRegistry implements AutoCloseable {

    static final String DOMAIN = "news";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> resumedFrom = new CopyOnWriteArrayList<>();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    volatile int version = 1;
    volatile long revision = 1;
    volatile String content = "one";
    volatile String sent = "one";
    volatile String fileName = "adapter_config.json";
    volatile String digestOfAlias = "";

    LyingRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/events", this::events);
        server.createContext("/v1/blobs/", exchange -> answer(exchange, sent));
        server.createContext(
                "/v1/prompts/" + DOMAIN + "/aliases/live",
                exchange -> answer(
                        exchange,
                        "{\"version\":" + version + ",\"digest\":\"d" + version + digestOfAlias + "\",\"revision\":"
                                + revision + "}"));
        server.createContext(
                "/v1/prompts/" + DOMAIN + "/versions/",
                exchange -> answer(
                        exchange,
                        "{\"domain\":\"" + DOMAIN + "\",\"version\":" + version + ",\"digest\":\"d" + version
                                + "\",\"blobs\":[{\"name\":\"" + fileName + "\",\"sha256\":\"" + sha256(content)
                                + "\",\"sizeBytes\":" + content.length() + "}]}"));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it says of a version and what it sends of it. */
    void names(int number, String promised, String really) {
        content = promised;
        sent = really;
        version = number;
        revision++;
    }

    /** An event of the log. */
    void say(String id) throws IOException {
        for (OutputStream stream : streams) {
            stream.write(("id:" + id + "\nevent:alias\ndata:{}\n\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    /** The ids that clients came back with; empty for one that had none. */
    List<String> resumedFrom() {
        return resumedFrom;
    }

    private void events(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumedFrom.add(last == null ? "" : last);
        exchange.sendResponseHeaders(200, 0);
        streams.add(exchange.getResponseBody());
        exchange.getResponseBody().write(":alive\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
