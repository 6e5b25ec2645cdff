package io.alluvium.registry.collect;

import static org.awaitility.Awaitility.await;

import io.alluvium.registry.Words;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A trainer as the logs see it: manifests in transactions. */
final class Publisher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaProducer<String, SpecificRecord> producer;
    private final Admin admin;
    private int versions;
    private RecordMetadata last;

    Publisher(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
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
        commit();
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
        last = sent(new ProducerRecord<>(log, manifest.getDomain(), manifest));
    }

    /** The open version will never be. */
    void abort() {
        producer.abortTransaction();
    }

    /** The open version is there, for readers of what is committed, too: the broker lets them see it a little later. */
    void commit() {
        producer.commitTransaction();
        TopicPartition place = new TopicPartition(last.topic(), last.partition());
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        await().atMost(PATIENCE)
                .until(() -> admin.listOffsets(Map.of(place, OffsetSpec.latest()), committed)
                                .partitionResult(place)
                                .get()
                                .offset()
                        > last.offset());
    }

    private RecordMetadata sent(ProducerRecord<String, SpecificRecord> version) {
        try {
            return producer.send(version).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Writing a version for a test", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close();
    }
}
