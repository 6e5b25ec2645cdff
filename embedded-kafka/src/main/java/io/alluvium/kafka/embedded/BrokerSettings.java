package io.alluvium.kafka.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What an embedded broker is started with. Everything that a node alone needs to be set differently from a cluster is
 * decided here, so that transactions and {@code exactly_once_v2} work on one broker.
 *
 * @param directory where the log lives; kept when the broker stops, continued when it starts again
 * @param port the port for clients on this machine; 0 takes any free one
 * @param place the broker's place among others
 */
public record BrokerSettings(Path directory, int port, ClusterPlace place) {

    private static final int LARGEST_MESSAGE_BYTES = 16 * 1024 * 1024;

    /** Checks the port. */
    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The embedded broker's port must be 0 to 65535, but is " + port);
        }
    }

    /** A broker alone on that port; 0 takes any free one. */
    public BrokerSettings(Path directory, int port) {
        this(directory, port, ClusterPlace.alone());
    }

    /** A broker alone on any free port. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, 0);
    }

    /** These settings with a port that is really there: port 0 becomes one that is free now. */
    BrokerSettings withRealPort() {
        return port == 0 ? new BrokerSettings(directory, freePort(), place) : this;
    }

    /** The broker's configuration in Kafka's own words. */
    Properties toKafka() {
        ClusterPlace here = place.isAlone() ? place.at(freePort()) : place;
        Properties kafka = new Properties();
        kafka.put("process.roles", "broker,controller");
        kafka.put("node.id", String.valueOf(here.node()));
        kafka.put("controller.quorum.voters", here.voters());
        kafka.put("controller.listener.names", "CONTROLLER");
        kafka.put("inter.broker.listener.name", "PLAINTEXT");
        kafka.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        kafka.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + here.controllerPort());
        kafka.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        kafka.put("log.dirs", directory.toAbsolutePath().toString());
        kafka.put("auto.create.topics.enable", "false");
        kafka.put("num.partitions", "4");
        kafka.put("default.replication.factor", String.valueOf(here.copies()));
        kafka.put("min.insync.replicas", String.valueOf(here.copiesInSync()));
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            kafka.put(topic + ".replication.factor", String.valueOf(here.copies()));
            kafka.put(topic + ".num.partitions", "8");
        }
        kafka.put("transaction.state.log.min.isr", String.valueOf(here.copiesInSync()));
        kafka.put("share.coordinator.state.topic.min.isr", String.valueOf(here.copiesInSync()));
        kafka.put("group.initial.rebalance.delay.ms", "0");
        kafka.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        kafka.put("message.max.bytes", String.valueOf(LARGEST_MESSAGE_BYTES));
        kafka.put("controlled.shutdown.enable", String.valueOf(!here.isAlone()));
        return kafka;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the embedded broker on this machine", e);
        }
    }
}
