package io.alluvium.endtoend.client;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A trainer as the registry sees it: blobs first, then a version that passed the gate. */
public final class Publisher implements AutoCloseable {

    private final Path blobs;
    private final BlobStore store;
    private final KafkaProducer<String, VersionManifest> producer;

    /** Puts files there and proposes versions there. */
    public Publisher(String bootstrapServers, Path blobs) {
        this.blobs = blobs;
        this.store = BlobStores.inDirectory(blobs);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                RecordSerdes.strict(VersionManifest.class).serializer());
    }

    /** A version with that configuration, and an empty file for each further name. */
    public void publish(String domain, int version, String configuration, String... others) {
        List<BlobReference> files = new ArrayList<>();
        files.add(file("adapter_config.json", configuration));
        for (String other : others) {
            files.add(file(other, ""));
        }
        propose(domain, version, files);
    }

    /** A version whose only file was changed after it was put. */
    public void publishTampered(String domain, int version) throws IOException {
        BlobReference file = file("adapter_config.json", "tampered with");
        try (Stream<Path> all = Files.walk(blobs)) {
            Path stored = all.filter(path -> path.getFileName().toString().contains(file.getSha256()))
                    .findFirst()
                    .orElseThrow();
            Files.delete(stored);
            Files.writeString(stored, "TAMPERED WITH");
        }
        propose(domain, version, List.of(file));
    }

    private void propose(String domain, int version, List<BlobReference> files) {
        String made = domain + version + files;
        producer.send(new ProducerRecord<>(
                Topics.VERSIONS,
                domain,
                VersionManifest.newBuilder()
                        .setDomain(domain)
                        .setVersion(version)
                        .setDigest(Sha256.hex(made.getBytes(StandardCharsets.UTF_8)))
                        .setParentVersion(version == 1 ? null : Integer.valueOf(version - 1))
                        .setBlobs(files)
                        .setTunerKind("PREFIX")
                        .setBackboneDigest("b".repeat(64))
                        .setTokenizerDigest("c".repeat(64))
                        .setBaseModel("alluvium-base")
                        .setRecipeName("a test's")
                        .setRecipeJson("{}")
                        .setSeed(7)
                        .setExamples(ExampleRange.newBuilder()
                                .setTopic(Topics.EXAMPLES)
                                .setPartition(0)
                                .setFirstOffset(0)
                                .setLastOffset(version)
                                .setTrainedRecords(version)
                                .setHeldOutRecords(0)
                                .setTrainedTokens(version)
                                .setSteps(version)
                                .build())
                        .setCodeVersion("0.1.0")
                        .setVerdict(GateVerdict.newBuilder()
                                .setPassed(true)
                                .setReason("a test says so")
                                .setFrozenPerplexity(48)
                                .setCandidatePerplexity(40)
                                .setBudget(0.1)
                                .setScores(List.of())
                                .build())
                        .setRegimes(List.of())
                        .setCreatedAtMillis(version)
                        .setNewestAcceptedAtMillis(version)
                        .build()));
        producer.flush();
    }

    private BlobReference file(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new BlobReference(name, store.put(bytes), (long) bytes.length, "application/json");
    }

    @Override
    public void close() {
        producer.close();
    }
}
