package io.alluvium.testkit.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers for one model of one commit, as the Hub does when nothing goes wrong. */
public final class TinyHub implements AutoCloseable {

    /** The commit that every revision stands for. */
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final String repository;
    private final Path directory;
    private final HttpServer server;

    private TinyHub(String repository, Path directory, HttpServer server) {
        this.repository = repository;
        this.directory = directory;
        this.server = server;
    }

    /** Serves the files of a directory as {@code owner/name}. */
    public static TinyHub serve(String repository, Path directory) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TinyHub hub = new TinyHub(repository, directory, server);
        server.createContext("/api/models/" + repository + "/revision/", hub::list);
        server.createContext("/" + repository + "/resolve/", hub::file);
        server.start();
        return hub;
    }

    /** What {@code HF_ENDPOINT} is to be. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void list(HttpExchange exchange) throws IOException {
        try (exchange;
                Stream<Path> files = Files.list(directory)) {
            String siblings = files.map(file -> "{\"rfilename\":\"" + file.getFileName() + "\"}")
                    .collect(Collectors.joining(","));
            answer(exchange, "{\"sha\":\"" + COMMIT + "\",\"siblings\":[" + siblings + "]}");
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] bytes = Files.readAllBytes(
                directory.resolve(path.substring(("/" + repository + "/resolve/" + COMMIT + "/").length())));
        exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
        exchange.getResponseHeaders().set("ETag", "\"" + sha256(bytes) + "\"");
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
