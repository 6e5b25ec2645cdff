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
 * transaction, as often as the full path commits. It knows no duplicates, no ledger and no rule.
 */
final class BareTurn implements Runnable {

    private final BareSettings settings;
    private final String name;
    private final BooleanSupplier wanted;
    private final BareExamples examples = new BareExamples();

    BareTurn(BareSettings settings, String name, BooleanSupplier wanted) {
        this.settings = settings;
        this.name = name;
        this.wanted = wanted;
    }

    @Override
    public void run() {
        Map<String, Object> output = new HashMap<>(settings.producer());
        output.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(output, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            consumer.subscribe(List.of(Topics.RECORDS));
            while (wanted.getAsBoolean()) {
                transaction(consumer, producer);
            }
        }
    }

    private void transaction(KafkaConsumer<String, byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(settings.commitMillis()));
        if (polled.isEmpty()) {
            return;
        }
        long end =
                System.nanoTime() + Duration.ofMillis(settings.commitMillis()).toNanos();
        producer.beginTransaction();
        send(polled, producer);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            send(consumer.poll(Duration.ofNanos(left)), producer);
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        consumer.assignment().forEach(each -> offsets.put(each, new OffsetAndMetadata(consumer.position(each))));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void send(ConsumerRecords<String, byte[]> polled, KafkaProducer<String, byte[]> producer) {
        for (ConsumerRecord<String, byte[]> each : polled) {
            // What fails here fails the commit.
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                    Site.BARE,
                    each.key(),
                    RecordWriter.write(examples.example(each.key(), each.value(), each.timestamp(), origin(each)))));
        }
    }

    private static Origin origin(ConsumerRecord<String, byte[]> record) {
        return new Origin(record.topic(), record.partition(), record.offset());
    }
}
