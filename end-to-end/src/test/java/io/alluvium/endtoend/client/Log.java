package io.alluvium.endtoend.client;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topics of a broker, as a program outside reads and writes them. */
public final class Log {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final RecordReader<SpecificRecord> READER = RecordReader.ofAny(
            SchemaArchive.bundled(),
            Example.class,
            Cut.class,
            Rejection.class,
            VersionManifest.class,
            AliasMove.class,
            DomainProgress.class,
            WorkerAcknowledgement.class);

    private final String bootstrapServers;

    /** The topics at those brokers. */
    public Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes values under a key, and returns when the broker has them. */
    public void write(String topic, String key, List<byte @Nullable []> values) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 4 << 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (byte[] value : values) {
                sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Writing to " + topic + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing to " + topic, e);
        }
    }

    /** All that a topic holds of a key now, committed only. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic, key, "read_committed");
    }

    /** All that a topic holds of a key now, with what was aborted or may still be. */
    public List<ConsumerRecord<String, byte[]>> readUncommitted(String topic, String key) {
        return read(topic, key, "read_uncommitted");
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, String key, String isolation) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(POLL).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    /** The same as records of one kind; what cannot be read, or is of another kind, is left out. */
    public <T extends SpecificRecord> List<T> read(String topic, String key, Class<T> kind) {
        return read(topic, key).stream()
                .filter(record -> record.value() != null)
                .flatMap(record -> READER.read(record.value()).value().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
