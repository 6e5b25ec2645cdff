package io.alluvium.standalone.rejects;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is committed in a topic now, in bounded memory. A broker that falls silent ends it with a TimeoutException. */
public final class LogScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int BYTES_AT_ONCE = 16 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Reads at those brokers. */
    public LogScan(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "default.api.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "request.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "fetch.max.bytes",
                        BYTES_AT_ONCE),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Hears of each record. */
    public interface Visitor {

        /** One record, after which {@code done} of about {@code all} are done. */
        void visit(ConsumerRecord<byte[], byte[]> record, long done, long all);
    }

    /** Visits all that a topic holds now, or all since a time, partition by partition in order. */
    public void all(String topic, @Nullable Instant since, Visitor visitor) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = starts(partitions, since, ends);
        long all = ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - starts.getOrDefault(end.getKey(), 0L))
                .sum();
        long before = 0;
        for (TopicPartition partition : partitions) {
            long start = starts.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            long earlier = before - start;
            read(partition, start, end, record -> visitor.visit(record, earlier + record.offset() + 1, all));
            before += end - start;
        }
    }

    /** The record at that place, if it is there still. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        if (!partitions(topic).contains(place)
                || offset < consumer.beginningOffsets(List.of(place)).getOrDefault(place, 0L)
                || offset >= consumer.endOffsets(List.of(place)).getOrDefault(place, 0L)) {
            return Optional.empty();
        }
        Map<Long, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        read(place, offset, offset + 1, record -> found.put(record.offset(), record));
        return Optional.ofNullable(found.get(offset));
    }

    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic
                    + " at these brokers. Is it the Kafka of an Alluvium, and of this release?");
        }
        return partitions;
    }

    private Map<TopicPartition, Long> starts(
            List<TopicPartition> partitions, @Nullable Instant since, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginningOffsets(partitions));
        if (since != null) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> each :
                    consumer.offsetsForTimes(times).entrySet()) {
                long end = ends.getOrDefault(each.getKey(), 0L);
                starts.put(
                        each.getKey(),
                        each.getValue() == null
                                ? end
                                : Math.min(end, each.getValue().offset()));
            }
        }
        return starts;
    }

    private void read(
            TopicPartition partition,
            long start,
            long end,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        long moved = System.nanoTime();
        long position = start;
        while (position < end) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                if (record.offset() < end) {
                    visitor.accept(record);
                }
            }
            if (consumer.position(partition) > position) {
                position = consumer.position(partition);
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new TimeoutException("Reading " + partition + " at offset " + position + " of " + end
                        + ": nothing came for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
