package io.alluvium.model.hub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The bytes of a file as an answer: all or a range of them, whole or with what goes wrong. */
record HubBody(byte[] whole, boolean ranges, CountDownLatch closing) {

    void send(HttpExchange exchange, HubFault fault) throws IOException {
        byte[] bytes = fault != null && fault.bytes() != null ? fault.bytes() : whole;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            String part = "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length;
            exchange.getResponseHeaders().set("Content-Range", part);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
        int length = fault == null || fault.cutAfter() < 0 ? bytes.length - from : fault.cutAfter();
        exchange.getResponseBody().write(bytes, from, length);
        exchange.getResponseBody().flush();
        if (fault != null && fault.stall()) {
            stay();
        }
    }

    private void stay() throws IOException {
        try {
            closing.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
