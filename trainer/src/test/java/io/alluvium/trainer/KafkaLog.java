package io.alluvium.trainer;

import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test writes to a broker and reads back, of one domain. */
public final class KafkaLog {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String bootstrapServers;
    private final String domain;

    /** The log of a domain. */
    public KafkaLog(String bootstrapServers, String domain) {
        this.bootstrapServers = bootstrapServers;
        this.domain = domain;
    }

    /** Writes to the examples log. */
    public void produce(List<SpecificRecord> records) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), RecordSerdes.serializer())) {
            records.forEach(record -> producer.send(new ProducerRecord<>(Topics.EXAMPLES, domain, record)));
            producer.flush();
        }
    }

    /** Writes bytes to the examples log that a writer of another release made. */
    public void produceBytes(List<byte[]> values) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(Topics.EXAMPLES, domain, value)));
            producer.flush();
        }
    }

    /** Waits for so many committed versions, and gives all that are there then. */
    public List<VersionManifest> versions(int count) {
        return read(
                Topics.VERSIONS,
                RecordSerdes.strict(VersionManifest.class).deserializer(),
                found -> found.size() >= count);
    }

    /** Waits for committed progress like that, and gives all up to it. */
    public List<DomainProgress> progress(Predicate<DomainProgress> enough) {
        return read(
                Topics.PROGRESS,
                RecordSerdes.strict(DomainProgress.class).deserializer(),
                found -> found.stream().anyMatch(enough));
    }

    private <T> List<T> read(String topic, Deserializer<T> values, Predicate<List<T>> enough) {
        List<T> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            consumer.subscribe(List.of(topic));
            await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (domain.equals(record.key())) {
                        found.add(record.value());
                    }
                });
                return enough.test(found);
            });
        }
        return found;
    }
}
