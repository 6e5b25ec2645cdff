package io.alluvium.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this JVM. It is ready when {@link #start} returns,
 * and its log is continued when a broker is started on the same directory again. One of several in a cluster is ready when more
 * than half of them run.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long LEAST_FREE_BYTES = 32L << 20;

    private final BrokerSettings settings;
    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private EmbeddedBroker(BrokerSettings settings, DirectoryLock lock, KafkaRaftServer server) {
        this.settings = settings;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Says what happens when a broker of this process gives up for good, such as on a full disk, instead of Kafka's own
     * end of the process in the midst of everything. It is called on a thread of Kafka's, which must not come back.
     */
    public static void whenItGivesUp(Runnable end) {
        Exit.setHaltProcedure((status, message) -> end.run());
        Exit.setExitProcedure((status, message) -> end.run());
    }

    /** Formats the directory where that was not done before, and starts a broker on it. */
    public static EmbeddedBroker start(BrokerSettings wanted) {
        BrokerSettings settings = wanted.withRealPort();
        try {
            Files.createDirectories(settings.directory());
            requireRoom(settings.directory());
            return start(settings, DirectoryLock.take(settings.directory()));
        } catch (IOException e) {
            throw new EmbeddedBrokerException(settings, e.toString(), e);
        }
    }

    // Kafka maps its indexes into memory; on a full disk the first touch of one would be a fault of the machine.
    private static void requireRoom(Path directory) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new IOException("the disk is full: " + free + " bytes are free, and " + LEAST_FREE_BYTES
                    + " are needed to start; make room on it, what was accepted is kept");
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, DirectoryLock lock) throws IOException {
        KafkaRaftServer server = null;
        try {
            formatOnce(settings);
            server = new KafkaRaftServer(new KafkaConfig(settings.toKafka(), false), Time.SYSTEM);
            server.startup();
        } catch (Throwable e) { // Scala throws checked exceptions that nobody declared.
            if (server != null) {
                server.shutdown();
            }
            lock.close();
            throw new EmbeddedBrokerException(settings, e.toString(), e);
        }
        LOG.atInfo()
                .addKeyValue("port", settings.port())
                .addKeyValue("directory", settings.directory())
                .log("Embedded Kafka broker started");
        return new EmbeddedBroker(settings, lock, server);
    }

    /** Where clients on this machine find the broker. */
    public String bootstrapServers() {
        return "localhost:" + settings.port();
    }

    /** What the broker runs with; starting another one with it continues the same log at the same address. */
    public BrokerSettings settings() {
        return settings;
    }

    /** Stops the broker and keeps its log. Clients in the same JVM should be closed before. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            server.shutdown();
            server.awaitShutdown();
            release();
            LOG.atInfo().addKeyValue("directory", settings.directory()).log("Embedded Kafka broker stopped");
        }
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("directory", settings.directory())
                    .addKeyValue("error", e.toString())
                    .log("The embedded broker's directory stays locked until the process ends");
        }
    }

    private static void formatOnce(BrokerSettings settings) throws Exception {
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(settings.place().node())
                    .setClusterId(settings.place().clusterId())
                    .addDirectory(settings.directory().toAbsolutePath().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(
                            settings.directory().toAbsolutePath().toString())
                    .run();
        }
    }
}
