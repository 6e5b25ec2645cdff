package io.alluvium.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.alluvium.endtoend.client.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A way to the registry that can be shut: to the worker behind it the registry is down then. */
final class RegistryGate implements AutoCloseable {

    private final Api registry;
    private HttpServer server;

    /** A way to that registry, open. */
    RegistryGate(Api registry) {
        this.registry = registry;
        this.server = serve(0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void shut() {
        server.stop(0);
    }

    void open() {
        server = serve(server.getAddress().getPort());
    }

    private HttpServer serve(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/", this::pass);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Opening a way to the registry", e);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Api.Answer answer = registry.get(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        shut();
    }
}
