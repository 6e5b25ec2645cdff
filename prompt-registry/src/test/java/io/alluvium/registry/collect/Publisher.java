package io.alluvium.registry.collect;

import io.alluvium.registry.Words;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A trainer as the logs see it: manifests in transactions. */
final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, SpecificRecord> producer;
    private int versions;

    Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        UUID.randomUUID().toString()),
                new StringSerializer(),
                RecordSerdes.serializer());
        producer.initTransactions();
    }

    /** A version of those files is there for all to see. */
    void publish(String log, byte[]... files) {
        begin(log, files);
        producer.commitTransaction();
    }

    /** A version of those files is in the log, and its fate is open. */
    void begin(String log, byte[]... files) {
        producer.beginTransaction();
        BlobReference[] blobs = Arrays.stream(files)
                .map(file -> BlobReference.newBuilder()
                        .setName("adapter_model.safetensors")
                        .setSha256(Sha256.hex(file))
                        .setSizeBytes(file.length)
                        .setMediaType("application/octet-stream")
                        .build())
                .toArray(BlobReference[]::new);
        VersionManifest manifest = Words.version("domain-" + versions % 3, ++versions, true, blobs);
        producer.send(new ProducerRecord<>(log, manifest.getDomain(), manifest));
        producer.flush();
    }

    /** The open version will never be. */
    void abort() {
        producer.abortTransaction();
    }

    /** The open version is there. */
    void commit() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
