package io.alluvium.standalone.crash;

import io.alluvium.standalone.report.Percentiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Two trainers with a broker of their own. One of them is killed, and the other goes on for both. */
final class TrainerPair implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final String APPLICATION = "alluvium-trainer";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;
    private static final int LEARNED_BEFORE = 16;
    private static final int COPYING_MILLIS = 4_000;
    private static final int LONGEST_WAIT_MILLIS = 3_000;

    private final int standbyReplicas;
    private final Random random;
    private final List<Fleet> nodes = new ArrayList<>();
    private final Admin admin;
    private final ExampleFlow flow;
    private final List<Double> seconds = new ArrayList<>();

    TrainerPair(CrashSettings settings, int standbyReplicas, int domains) throws IOException {
        this.standbyReplicas = standbyReplicas;
        this.random = new Random(settings.seed());
        Path place = settings.directory().resolve("standby-" + standbyReplicas);
        Map<String, String> keys = new HashMap<>(Map.of(
                "alluvium.kafka.partitions", Integer.toString(PARTITIONS),
                "alluvium.blobs.directory", place.resolve("blobs").toString(),
                "alluvium.trainer.streams.standby-replicas", Integer.toString(standbyReplicas),
                "alluvium.trainer.streams.session-timeout", "15s", // As shipped, and so is the next one.
                "alluvium.trainer.streams.commit-interval", "1s"));
        keys.putAll(settings.further());
        String broker = addNode(settings, place.resolve("one"), keys).bootstrapServers();
        keys.put("alluvium.kafka.bootstrap-servers", broker);
        addNode(settings, place.resolve("two"), keys);
        this.admin = Admin.create(Map.of("bootstrap.servers", broker));
        this.flow = new ExampleFlow(broker, domains, settings.seed());
    }

    private ServiceCommands addNode(CrashSettings settings, Path place, Map<String, String> keys) throws IOException {
        ServiceCommands commands = new ServiceCommands(
                new CrashSettings(settings.kills(), settings.seed(), place, settings.home(), settings.model(), keys));
        commands.writeRecipe();
        nodes.add(new Fleet(commands));
        return commands;
    }

    /** Starts all; returns when both trainers have their share and every domain has learned something. */
    void start() throws InterruptedException {
        nodes.get(0).start(ServiceKind.BROKER);
        for (Fleet node : nodes) {
            node.start(ServiceKind.TRAINER);
        }
        for (Fleet node : nodes) {
            node.awaitReady();
        }
        awaitHalves();
        flow.until(() -> flow.slowest() >= LEARNED_BEFORE);
    }

    /** Kills one while examples flow, waits until learning went on in every partition, and lets it come back. */
    double takeover() throws InterruptedException {
        Fleet victim = nodes.get(random.nextInt(nodes.size()));
        long from = System.nanoTime() + 1_000_000L * (COPYING_MILLIS + random.nextInt(LONGEST_WAIT_MILLIS));
        flow.until(() -> System.nanoTime() > from);
        long killed = System.nanoTime();
        victim.kill(ServiceKind.TRAINER);
        Map<TopicPartition, Long> ends = ends();
        flow.until(() -> flow.wentOn(ends));
        double took = Math.round((System.nanoTime() - killed) / 1e7) / 100.0;
        seconds.add(took);
        victim.start(ServiceKind.TRAINER);
        victim.awaitReady();
        awaitHalves();
        return took;
    }

    /** Ends the flow, and tells what was found. */
    TakeoverReport.Pair report() {
        boolean once = flow.countsOnce();
        return new TakeoverReport.Pair(
                standbyReplicas, Percentiles.of(seconds), List.copyOf(seconds), flow.examples(), once);
    }

    private void awaitHalves() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Integer> shares = shares();
        while (shares.size() != nodes.size() || !shares.stream().allMatch(each -> each == PARTITIONS / nodes.size())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The trainers' shares of " + PARTITIONS + " partitions are " + shares
                        + " after " + PATIENCE.toSeconds() + " s; they should be equal");
            }
            Thread.sleep(LOOK_MILLIS);
            shares = shares();
        }
    }

    /** How many partitions of the examples log each member of the group has. */
    private List<Integer> shares() throws InterruptedException {
        return await(admin.describeConsumerGroups(List.of(APPLICATION)).all()).values().stream()
                .map(ConsumerGroupDescription::members)
                .flatMap(Collection::stream)
                .map(member -> member.assignment().topicPartitions().size())
                .toList();
    }

    /** Where the progress topic ends now, committed or not. */
    private Map<TopicPartition, Long> ends() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                ExampleFlow.PROGRESS.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return await(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking the broker of two trainers: " + e.getCause(), e.getCause());
        }
    }

    /** Ends all processes at once, without a word. */
    void abandon() {
        nodes.forEach(Fleet::abandon);
    }

    /** Stops all; the broker of the first node last. */
    @Override
    public void close() {
        flow.close();
        admin.close();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).close();
        }
    }
}
