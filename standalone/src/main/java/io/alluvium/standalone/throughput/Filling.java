package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Topics;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Fills the records topic, keyed by domain, before anything is measured. */
final class Filling {

    private final String bootstrapServers;
    private final Documents documents;

    Filling(String bootstrapServers, Documents documents) {
        this.bootstrapServers = bootstrapServers;
        this.documents = documents;
    }

    /** Writes the documents of a range; returns the bytes of all values. */
    long write(Harvest.Range range, LongFunction<String> domain, LongConsumer progress) {
        long bytes = 0;
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20, "batch.size", 131_072),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (long ordinal = range.from(); ordinal < range.to(); ordinal++) {
                byte[] value = documents.value(ordinal);
                bytes += value.length;
                Future<RecordMetadata> unused = producer.send(
                        new ProducerRecord<>(Topics.RECORDS, domain.apply(ordinal), value),
                        (place, failure) -> failed.compareAndSet(null, failure));
                progress.accept(ordinal - range.from());
            }
            producer.flush();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("Filling the records topic: " + failed.get(), failed.get());
        }
        return bytes;
    }
}
