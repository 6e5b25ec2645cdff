package io.alluvium.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of webhooks over real HTTP; it can go away and come back at the same address, and refuse. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private ExecutorService threads;
    private int port;
    volatile int status = 204;
    volatile boolean hanging;
    volatile boolean endless;

    record Message(String id, String timestamp, String signature, String contentType, byte[] body) {

        JsonNode event() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Receiver() throws IOException {
        comeBack();
    }

    String url() {
        return "http://localhost:" + port + "/prompts";
    }

    List<Message> taken() {
        return taken;
    }

    List<String> events() {
        return taken.stream()
                .map(message -> message.event().path("id").asText())
                .toList();
    }

    int attempts() {
        return attempts.get();
    }

    void goAway() {
        server.stop(0);
        threads.shutdownNow();
    }

    void comeBack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/prompts", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            attempts.incrementAndGet();
            if (hanging) {
                never.await();
            }
            if (status < 300) {
                taken.add(new Message(
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                        exchange.getRequestHeaders().getFirst("webhook-signature"),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        body));
            }
            if (endless) {
                exchange.sendResponseHeaders(status, 0);
                while (never.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[8192]);
                }
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
