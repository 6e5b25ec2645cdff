package io.alluvium.standalone.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everything in one process is started with.
 *
 * @param dataDirectory where all data lies
 * @param port the HTTP port; 0 takes a free one
 * @param bootstrapServers Kafka brokers outside; null starts one inside
 * @param model a checkpoint's directory; null takes the bundled base model
 * @param further further configuration keys
 */
public record UpSettings(
        Path dataDirectory,
        int port,
        @Nullable String bootstrapServers,
        @Nullable Path model,
        Map<String, String> further) {

    /** The one address that is listened on. */
    public static final String HOST = "127.0.0.1";

    /** Checks the port. */
    public UpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port is " + port + "; it must be 0 (any free one) to 65535");
        }
        further = Map.copyOf(further);
    }

    /** These settings with ports that are free now, or a message that says which one is not. */
    Map<String, String> toConfiguration() throws IOException {
        int http = port == 0 ? freePort(0) : freePort(port);
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("quarkus.http.host", HOST);
        keys.put("quarkus.http.port", Integer.toString(http));
        keys.put("alluvium.data-dir", dataDirectory.toString());
        keys.put("alluvium.worker.registry.url", "http://" + HOST + ":" + http);
        // Domains learn side by side, each on one processor: threads that share one operation wait for each other
        // wherever the processors have other work, and requests are answered meanwhile.
        keys.put("alluvium.model.threads", "1");
        keys.put(
                "alluvium.trainer.streams.threads",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        keys.put("quarkus.log.file.path", dataDirectory.resolve("alluvium.log").toString());
        if (bootstrapServers == null) {
            int broker = freePort(0);
            keys.put("alluvium.standalone.broker-port", Integer.toString(broker));
            keys.put("alluvium.kafka.bootstrap-servers", "localhost:" + broker);
        } else {
            keys.put("alluvium.kafka.bootstrap-servers", bootstrapServers);
        }
        if (model != null) {
            keys.put("alluvium.model.directory", model.toAbsolutePath().toString());
        }
        keys.putAll(further);
        return keys;
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new IOException(
                    "Port " + wanted
                            + " of this machine is in use. Give another one with --port (0 takes any free one),"
                            + " or stop what uses it.",
                    e);
        }
    }
}
