package io.alluvium.standalone.throughput;

import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A real broker of its own for the measurement, with the system's topics and one for each yardstick. */
final class Site implements AutoCloseable {

    /** Where the bare loop writes to. */
    static final String BARE = "alluvium.bench.bare.v1";

    /** Where the bare stream writes to. */
    static final String BARE_STREAM = "alluvium.bench.stream.v1";

    /** Where the remembering stream writes to. */
    static final String REMEMBERING_STREAM = "alluvium.bench.remembering.v1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final TopicLayout layout;

    private Site(EmbeddedBroker broker, TopicLayout layout) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        this.layout = layout;
    }

    static Site open(Path directory, TopicLayout layout) throws InterruptedException {
        Site site = new Site(EmbeddedBroker.start(BrokerSettings.in(directory)), layout);
        new TopicCreator(Map.of("bootstrap.servers", site.bootstrapServers()), layout).ensureAll(PATIENCE);
        List<NewTopic> bare = Stream.of(BARE, BARE_STREAM, REMEMBERING_STREAM)
                .map(topic -> new NewTopic(topic, layout.partitions(), layout.replicationFactor()))
                .toList();
        await(site.admin.createTopics(bare).all());
        return site;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    TopicLayout layout() {
        return layout;
    }

    List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, layout.partitions())
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    /** Up to where each partition of a topic is committed now. */
    long[] committed(String topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions(topic).stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        var found = await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        long[] ends = new long[layout.partitions()];
        found.forEach((partition, end) -> ends[partition.partition()] = end.offset());
        return ends;
    }

    /** Lets a group begin at the present end of the records topic. */
    void skipToEnd(String group) throws InterruptedException {
        long[] ends = committed(Topics.RECORDS);
        Map<TopicPartition, OffsetAndMetadata> offsets = partitions(Topics.RECORDS).stream()
                .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(ends[each.partition()])));
        await(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking the broker of the measurement: " + e.getCause(), e.getCause());
        }
    }
}
