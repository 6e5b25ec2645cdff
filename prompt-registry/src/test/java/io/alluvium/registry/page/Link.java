package io.alluvium.registry.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to the registry that can be cut and mended: it carries bytes between the browser and the application. */
final class Link implements AutoCloseable {

    private final URI target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    private Link(URI target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    static Link to(URI target) {
        Link link = new Link(target, listen(0));
        link.accept();
        return link;
    }

    /** Where a browser finds the registry through this link; it stays the same when the link is mended. */
    URI uri() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    /** Breaks what is open, and refuses what comes. */
    void cut() {
        close(door);
        sockets.forEach(Link::close);
    }

    void mend() {
        door = listen(door.getLocalPort());
        accept();
    }

    @Override
    public void close() {
        cut();
    }

    private void accept() {
        ServerSocket open = door;
        start(() -> {
            while (true) {
                Socket browser = open.accept();
                sockets.add(browser);
                Socket registry = new Socket(target.getHost(), target.getPort());
                sockets.add(registry);
                start(() -> carry(browser, registry));
                start(() -> carry(registry, browser));
            }
        });
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            sockets.remove(from);
        }
    }

    private static void start(Carrying carrying) {
        Thread thread = new Thread(
                () -> {
                    try {
                        carrying.run();
                    } catch (IOException cut) {
                        Thread.currentThread().interrupt(); // the link was cut, or one side hung up: this thread ends
                    }
                },
                "link");
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException("Listening on port " + port + " for a link to the registry", e);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cutting the link to the registry", e);
        }
    }

    /** What a thread of the link does until it is cut. */
    private interface Carrying {
        void run() throws IOException;
    }
}
