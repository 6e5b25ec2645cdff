package io.alluvium.endtoend.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is written to a topic and not committed yet: readers of committed records see nothing from there on. */
public final class InFlight implements AutoCloseable {

    private final Consumer<byte[], byte[]> all;
    private final Consumer<byte[], byte[]> committed;
    private final List<TopicPartition> partitions;

    /** Of that topic. */
    public InFlight(String bootstrapServers, String topic) {
        all = consumer(bootstrapServers, "read_uncommitted");
        committed = consumer(bootstrapServers, "read_committed");
        partitions = all.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    /** The numbers of the partitions with a transaction that is open now. */
    public Set<Integer> partitions() {
        Map<TopicPartition, Long> stable = committed.endOffsets(partitions);
        Map<TopicPartition, Long> written = all.endOffsets(partitions);
        return partitions.stream()
                .filter(each -> stable.get(each) < written.get(each))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        all.close();
        committed.close();
    }
}
