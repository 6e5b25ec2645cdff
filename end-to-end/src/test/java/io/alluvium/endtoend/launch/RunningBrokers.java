package io.alluvium.endtoend.launch;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.ClusterPlace;
import io.alluvium.testkit.kafka.BrokerNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** Three brokers of one cluster, each a process of its own: three copies of everything, two of them needed for a write. */
public final class RunningBrokers implements AutoCloseable {

    /** How many there are. */
    public static final int COUNT = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Workspace workspace;
    private final List<BrokerSettings> settings = new ArrayList<>();
    private final List<JavaProcess> processes = new ArrayList<>();

    private RunningBrokers(Workspace workspace) {
        this.workspace = workspace;
        String cluster = Uuid.randomUuid().toString();
        List<Integer> controllers = Stream.generate(Ports::free).limit(COUNT).toList();
        for (int node = 1; node <= COUNT; node++) {
            settings.add(new BrokerSettings(
                    workspace.place("broker-" + node), Ports.free(), new ClusterPlace(cluster, node, controllers)));
            processes.add(launch(node));
        }
    }

    /** Starts them, and returns when they have found each other. */
    public static RunningBrokers start(Workspace workspace) {
        RunningBrokers started = new RunningBrokers(workspace);
        try {
            started.awaitAll();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    /** Where they are. */
    public String bootstrapServers() {
        return settings.stream().map(each -> "localhost:" + each.port()).collect(Collectors.joining(","));
    }

    /** The number of the broker that leads a partition. */
    public int leaderOf(String topic, int partition) {
        try (Admin admin = admin()) {
            return describe(admin, topic).get(partition).leader().id();
        }
    }

    /** Ends a broker as a power cut would. */
    public void kill(int node) {
        processes.get(node - 1).kill();
    }

    private void awaitAll() {
        try (Admin admin = admin()) {
            Awaitility.await("three brokers")
                    .atMost(PATIENCE)
                    .failFast("a broker has ended", () -> processes.forEach(RunningBrokers::requireAlive))
                    .until(() -> admin.describeCluster().nodes().get().size() == COUNT);
        }
    }

    private static void requireAlive(JavaProcess process) {
        if (!process.alive()) {
            throw new AssertionError("A broker has ended:\n" + process.lastWords());
        }
    }

    private static List<TopicPartitionInfo> describe(Admin admin, String topic) {
        try {
            TopicDescription found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            return found.partitions();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking for " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for " + topic, e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    private JavaProcess launch(int node) {
        BrokerSettings own = settings.get(node - 1);
        return JavaProcess.start(
                BrokerNode.class, workspace.place("broker-" + node + ".out"), BrokerNode.arguments(own));
    }

    @Override
    public void close() {
        processes.stream().filter(JavaProcess::alive).forEach(JavaProcess::kill);
    }
}
