package io.alluvium.registry.collect;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The digests of all files that a committed manifest names, proposed or published, of every partition. The logs are read
 * from their first record, and later on from where reading stopped. For one thread.
 */
final class NamedBlobs {

    private static final List<String> LOGS = List.of(Topics.VERSIONS, Topics.REGISTRY_LOG);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final RecordReader<SpecificRecord> reader;
    private final Duration patience;
    private final Set<String> digests = new HashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Nothing is read yet; {@code patience} is how long the broker may give nothing. */
    NamedBlobs(Map<String, Object> kafka, SchemaSource schemas, Duration patience) {
        this.kafka = Map.copyOf(kafka);
        this.reader = RecordReader.ofAny(schemas, VersionManifest.class, AliasMove.class);
        this.patience = patience;
    }

    /**
     * Reads on to the present end of every partition.
     *
     * @throws CollectException if a log has lost its beginning, or holds what this program cannot read
     * @throws org.apache.kafka.common.KafkaException if the broker is away
     */
    void readOn() {
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    LOGS.stream().flatMap(log -> partitions(consumer, log)).toList();
            consumer.assign(partitions);
            requireBeginnings(consumer.beginningOffsets(partitions));
            partitions.forEach(each -> consumer.seek(each, positions.getOrDefault(each, 0L)));
            readTo(consumer, consumer.endOffsets(partitions));
        }
    }

    /** Whether a manifest names that file. */
    boolean contains(String sha256) {
        return digests.contains(sha256);
    }

    /** Whether no manifest is known at all. */
    boolean isEmpty() {
        return digests.isEmpty();
    }

    private static Stream<TopicPartition> partitions(Consumer<?, ?> consumer, String log) {
        return consumer.partitionsFor(log).stream().map(info -> new TopicPartition(info.topic(), info.partition()));
    }

    private static void requireBeginnings(Map<TopicPartition, Long> beginnings) {
        beginnings.forEach((partition, first) -> {
            if (first > 0) {
                throw new CollectException(partition + " begins at offset " + first
                        + ", so that manifests are missing and their files look like nobody's. Nothing is removed;"
                        + " this log must be kept for ever");
            }
        });
    }

    private void readTo(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Reading " + LOGS + ": nothing came for " + patience);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record);
                deadline = System.nanoTime() + patience.toNanos();
            }
        }
        ends.keySet().forEach(each -> positions.put(each, consumer.position(each)));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        Decoded<SpecificRecord> decoded = reader.read(record.value());
        if (decoded.value().orElse(null) instanceof VersionManifest manifest) {
            manifest.getBlobs().forEach(blob -> digests.add(blob.getSha256()));
        } else if (decoded instanceof Decoded.Unreadable<SpecificRecord> no
                && no.reason() == Decoded.Reason.INCOMPATIBLE_SCHEMA) {
            throw new CollectException(record.topic() + "-" + record.partition() + " at offset " + record.offset()
                    + ": " + no.detail() + ". It may name files, so that nothing is removed; update the registry");
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "none");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", (int) patience.toMillis());
        settings.put("request.timeout.ms", (int) patience.toMillis() / 2);
        return settings;
    }
}
