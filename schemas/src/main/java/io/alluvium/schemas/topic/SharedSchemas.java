package io.alluvium.schemas.topic;

import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.serde.SchemaSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas that the programs on one Kafka write with. Every program puts its own there before it writes its first
 * record, so an older program can read what a newer one writes: it meets an unknown fingerprint, reads this topic again,
 * and finds the writer's schema. A fingerprint that is still unknown then was written by no program of ours. Safe for use
 * by many threads.
 */
public final class SharedSchemas implements SchemaSource {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSchemas.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final SchemaArchive own;
    private final Map<Long, Schema> shared = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * Nothing is read or written yet.
     *
     * @param kafka Kafka's client settings, with bootstrap.servers at least
     * @param own the schemas that this program carries
     */
    public SharedSchemas(Map<String, Object> kafka, SchemaArchive own) {
        this.kafka = Map.copyOf(kafka);
        this.own = own;
    }

    /** Makes this program's schemas known. Throws Kafka's exceptions, retriable ones while the broker is away. */
    public synchronized void publish() {
        readOn();
        List<ProducerRecord<String, String>> missing = own.schemas().stream()
                .filter(schema -> !shared.containsKey(SchemaArchive.fingerprint(schema)))
                .map(schema -> new ProducerRecord<>(Topics.SCHEMAS, key(schema), schema.toString()))
                .toList();
        if (!missing.isEmpty()) {
            write(missing);
        }
    }

    /** What is known here, or else what the topic says now; throws Kafka's exceptions while it cannot be read. */
    @Override
    public Optional<Schema> find(long fingerprint) {
        return own.find(fingerprint).or(() -> findShared(fingerprint));
    }

    private synchronized Optional<Schema> findShared(long fingerprint) {
        if (!shared.containsKey(fingerprint)) {
            readOn();
        }
        return Optional.ofNullable(shared.get(fingerprint));
    }

    private void write(List<ProducerRecord<String, String>> missing) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().remove("default.api.timeout.ms");
        config.put("max.block.ms", PATIENCE.toMillis());
        config.put("request.timeout.ms", (int) PATIENCE.toMillis() / 2);
        config.put("delivery.timeout.ms", (int) PATIENCE.toMillis());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            missing.stream().map(producer::send).toList().forEach(SharedSchemas::await);
        }
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void readOn() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(reading(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SCHEMAS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(each -> consumer.seek(each, positions.getOrDefault(each, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("Reading " + Topics.SCHEMAS + " took longer than " + PATIENCE);
                }
                consumer.poll(POLL).forEach(this::take);
            }
            partitions.forEach(each -> positions.put(each, consumer.position(each)));
        }
    }

    private Map<String, Object> reading() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        return config;
    }

    private void take(ConsumerRecord<String, String> record) {
        Optional<Schema> schema = parse(String.valueOf(record.value()));
        if (schema.isEmpty()) {
            skip(record, "its value is no Avro schema");
        } else if (!key(schema.get()).equals(record.key())) {
            skip(record, "its key is not the schema's fingerprint " + key(schema.get()));
        } else {
            shared.put(SchemaArchive.fingerprint(schema.get()), schema.get());
        }
    }

    /** The schema that a value of the topic is; empty if it is none. */
    public static Optional<Schema> parse(String json) {
        try {
            return Optional.of(new Schema.Parser().parse(json));
        } catch (RuntimeException | StackOverflowError e) { // Avro throws more kinds than it declares.
            return Optional.empty();
        }
    }

    private static void skip(ConsumerRecord<String, String> record, String why) {
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("error", why)
                .log("A shared schema cannot be used and is skipped");
    }

    private static String key(Schema schema) {
        return "%016x".formatted(SchemaArchive.fingerprint(schema));
    }
}
