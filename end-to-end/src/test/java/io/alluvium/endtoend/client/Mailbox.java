package io.alluvium.endtoend.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks: keeps the ids of the events that were posted to it. */
public final class Mailbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Mailbox(HttpServer server) {
        this.server = server;
    }

    /** One that takes whatever comes. */
    public static Mailbox open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Mailbox mailbox = new Mailbox(server);
        server.createContext("/", mailbox::take);
        server.start();
        return mailbox;
    }

    /** Where to post. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The events in the order in which each came first; after a crash one may come twice. */
    public List<String> distinctEvents() {
        return events.stream().distinct().toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(JSON.readTree(exchange.getRequestBody()).path("id").asText());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
