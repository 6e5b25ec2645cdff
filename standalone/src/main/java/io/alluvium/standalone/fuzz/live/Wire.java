package io.alluvium.standalone.fuzz.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;

/** Sends bytes to a server as they are, on a connection of their own, and takes what comes back. */
final class Wire {

    private static final int PATIENCE_MILLIS = 15_000;

    private final InetSocketAddress server;

    Wire(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    /**
     * The answer to bytes that are, or are not, a whole request.
     *
     * <p>After half a request the server hears at once that nothing more will come. After a whole one it does not: a
     * client that closes its side has gone away for many servers, this one among them, and gets no answer.
     */
    HttpAnswer exchange(byte[] request, int from, boolean whole) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            try {
                socket.getOutputStream().write(request, from, request.length - from);
                if (!whole) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                return HttpAnswer.of(read(socket)); // It refused before it had read everything.
            }
            return HttpAnswer.of(read(socket));
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] piece = new byte[16 * 1024];
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                answer.write(piece, 0, length);
                if (HttpAnswer.streams(answer.toByteArray(), answer.size())) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No end of the answer after " + PATIENCE_MILLIS + " ms", e);
        } catch (SocketException e) {
            return answer.toByteArray(); // Reset by the server; what came before counts.
        }
        return answer.toByteArray();
    }
}
