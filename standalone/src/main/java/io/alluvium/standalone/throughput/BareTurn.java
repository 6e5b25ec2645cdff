package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One thread of the bare loop: each document becomes an example of the same text, and output and offsets commit in one
 * transaction, as often as the full path commits. It knows no duplicates, no ledger and no rule. Its partitions are
 * its own from start to end, so that nothing is taken away from it in the middle of a transaction.
 */
final class BareTurn implements Runnable {

    private final BareSettings settings;
    private final int number;
    private final BooleanSupplier wanted;
    private final BareExamples examples = new BareExamples();

    /** The one of that number among as many as the settings say. */
    BareTurn(BareSettings settings, int number, BooleanSupplier wanted) {
        this.settings = settings;
        this.number = number;
        this.wanted = wanted;
    }

    @Override
    public void run() {
        Map<String, Object> output = new HashMap<>(settings.producer());
        output.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, BareSettings.GROUP + "-" + number);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(output, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            List<TopicPartition> share = share(consumer);
            consumer.assign(share);
            while (wanted.getAsBoolean() && !share.isEmpty()) {
                transaction(consumer, producer);
            }
        }
    }

    /** Every so-many-th partition, as many as there are loops; none where there are more loops than partitions. */
    private List<TopicPartition> share(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(Topics.RECORDS).stream()
                .filter(each -> each.partition() % settings.threads() == number)
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private void transaction(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(settings.commitMillis()));
        if (polled.isEmpty()) {
            return;
        }
        long end =
                System.nanoTime() + Duration.ofMillis(settings.commitMillis()).toNanos();
        producer.beginTransaction();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(send(polled, producer));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            offsets.putAll(send(consumer.poll(Duration.ofNanos(left)), producer));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    /** Sends what was polled; returns where each partition of it goes on. */
    private Map<TopicPartition, OffsetAndMetadata> send(
            ConsumerRecords<String, byte[]> polled, KafkaProducer<String, byte[]> producer) {
        for (ConsumerRecord<String, byte[]> each : polled) {
            // What fails here fails the commit.
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                    Site.BARE,
                    each.key(),
                    RecordWriter.write(examples.example(each.key(), each.value(), each.timestamp(), origin(each)))));
        }
        return polled.nextOffsets();
    }

    private static Origin origin(ConsumerRecord<String, byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }
}
