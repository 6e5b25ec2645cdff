package io.alluvium.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of this machine that nobody listens on. */
public final class FreePort {

    private FreePort() {}

    /** One of the loopback address. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for a free port", e);
        }
    }
}
