package io.alluvium.registry.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.registry.Words;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStoreException;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.blob.BlobSweeper.Swept;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.schemas.topic.TopicLayout;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.testkit.schema.NewerWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files go and which stay, on real logs and a real store. */
@WithBroker
class BlobCollectorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofHours(24);
    private static final Duration OLD = Duration.ofHours(25);

    private final Path directory;
    private final BlobStore store;
    private Map<String, Object> kafka;
    private Publisher trainer;
    private BlobCollector collector;

    BlobCollectorIT(TestBroker broker, @TempDir Path directory) {
        this.directory = directory;
        this.store = BlobStores.inDirectory(directory);
        use(broker);
    }

    @AfterEach
    void stop() {
        trainer.close();
    }

    private void use(TestBroker broker) {
        kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        trainer = new Publisher(broker.bootstrapServers());
        collector = collector("this cluster");
    }

    /** For logs that hold what no other test may see. */
    private void useOneAlone(TestBroker alone) {
        trainer.close();
        use(alone);
    }

    @Test
    void shouldRemoveWhatNoCommittedManifestNames() throws IOException {
        // Given
        trainer.publish(Topics.VERSIONS, old("proposed"));
        trainer.publish(Topics.REGISTRY_LOG, old("published"));
        trainer.begin(Topics.VERSIONS, old("aborted"));
        trainer.abort();
        old("orphan");
        kept("young orphan");

        // When
        Swept swept = collector.collect(Instant.now());

        // Then
        assertThat(swept).isEqualTo(new Swept(5, 2, bytes("aborted").length + bytes("orphan").length, 0));
        assertThat(List.of("proposed", "published", "young orphan")).allMatch(this::isThere);
        assertThat(List.of("aborted", "orphan")).noneMatch(this::isThere);
    }

    @Test
    void shouldKeepTheFilesOfAVersionThatIsOnItsWay() throws IOException {
        // Given
        trainer.publish(Topics.VERSIONS, kept("first"));
        trainer.begin(Topics.VERSIONS, kept("second"));

        // When: a collection while the transaction is open, and one a day later
        Swept meanwhile = collector.collect(Instant.now());
        trainer.commit();
        Swept later = collector.collect(Instant.now().plus(OLD));

        // Then
        assertThat(meanwhile).isEqualTo(new Swept(2, 0, 0, 0)).isEqualTo(later);
        assertThat(List.of("first", "second")).allMatch(this::isThere);
    }

    @Test
    void shouldRemoveNothingWhereNoVersionIsKnown() throws IOException {
        try (TestBroker alone = TestBroker.start()) {
            // Given
            useOneAlone(alone);
            old("another system's");

            // When
            Swept swept = collector.collect(Instant.now());

            // Then
            assertThat(swept).isEqualTo(Swept.NOTHING);
            assertThat(isThere("another system's")).isTrue();
        }
    }

    @Test
    void shouldRemoveNothingWhereTheFilesBelongToAnotherCluster() throws IOException {
        // Given
        trainer.publish(Topics.VERSIONS, kept("first"));
        collector("the first cluster").collect(Instant.now());
        old("orphan");

        // When, Then
        assertThatThrownBy(() -> collector.collect(Instant.now()))
                .isInstanceOf(BlobStoreException.class)
                .hasMessageContaining("belong to the Kafka cluster the first cluster, not to this cluster");
        assertThat(isThere("orphan")).isTrue();
    }

    @Test
    void shouldRemoveNothingWhereALogLostItsBeginning() throws Exception {
        try (TestBroker alone = TestBroker.start()) {
            // Given
            useOneAlone(alone);
            trainer.publish(Topics.VERSIONS, old("first"));
            for (int i = 0; i < TopicLayout.DEFAULT.partitions(); i++) {
                forget(new TopicPartition(Topics.VERSIONS, i));
            }

            // When, Then
            assertThatThrownBy(() -> collector.collect(Instant.now()))
                    .isInstanceOf(CollectException.class)
                    .hasMessageContaining("must be kept for ever");
            assertThat(isThere("first")).isTrue();
        }
    }

    @Test
    void shouldRemoveNothingWhereAManifestCannotBeRead() throws Exception {
        try (TestBroker alone = TestBroker.start()) {
            // Given
            useOneAlone(alone);
            trainer.publish(Topics.VERSIONS, kept("first"));
            byte[] rubbish = {1, 2, 3};
            byte[] beyond = new NewerWriter(alone.bootstrapServers()).incompatible(Words.version("beyond", 1, true));
            produce(rubbish);
            assertThat(collector.collect(Instant.now()).blobs()).isEqualTo(1);
            produce(beyond);
            old("named by a newer program");

            // When, Then
            assertThatThrownBy(() -> collector.collect(Instant.now()))
                    .isInstanceOf(CollectException.class)
                    .hasMessageContaining("update the registry");
            assertThat(isThere("named by a newer program")).isTrue();
        }
    }

    @Test
    void shouldNeverLoseAFileThatIsPublishedAgainWhileItIsCollected() throws Exception {
        // Given
        List<String> orphans =
                IntStream.range(0, 60).mapToObj(i -> "orphan " + i).toList();
        for (String orphan : orphans) {
            old(orphan);
        }
        trainer.publish(Topics.VERSIONS, kept("first"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Long>> collections = IntStream.range(0, 2)
                .mapToObj(i -> nodes.submit(() -> {
                    long removed = 0;
                    BlobCollector node = collector("this cluster");
                    while (!done.get()) {
                        removed += node.collect(Instant.now()).removed();
                    }
                    return removed;
                }))
                .toList();

        // When
        for (String orphan : orphans) {
            trainer.publish(Topics.VERSIONS, kept(orphan));
        }

        // Then
        done.set(true);
        for (Future<Long> collection : collections) {
            assertThat(collection.get(1, TimeUnit.MINUTES)).isNotNegative();
        }
        nodes.shutdown();
        assertThat(orphans).allMatch(this::isThere);
    }

    @Test
    void shouldRefuseAGraceInWhichAVersionMayStillBeOnItsWay() {
        // When, Then
        assertThatThrownBy(() ->
                        new BlobCollector(named(), BlobStores.sweeperIn(directory), () -> "x", Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alluvium.registry.blobs.grace is PT59M", "at least PT1H");
    }

    private BlobCollector collector(String cluster) {
        return new BlobCollector(named(), BlobStores.sweeperIn(directory), () -> cluster, GRACE);
    }

    private NamedBlobs named() {
        return new NamedBlobs(kafka, new SharedSchemas(kafka, SchemaArchive.bundled()), PATIENCE);
    }

    private byte[] kept(String text) {
        store.put(bytes(text));
        return bytes(text);
    }

    private byte[] old(String text) throws IOException {
        String name = store.put(bytes(text));
        Files.setLastModifiedTime(
                directory.resolve(name.substring(0, 2)).resolve(name),
                FileTime.from(Instant.now().minus(OLD)));
        return bytes(text);
    }

    private boolean isThere(String text) {
        return store.get(Sha256.hex(bytes(text))).isPresent();
    }

    private void produce(byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.VERSIONS, "beyond", value))
                    .get();
        }
    }

    private void forget(TopicPartition partition) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
