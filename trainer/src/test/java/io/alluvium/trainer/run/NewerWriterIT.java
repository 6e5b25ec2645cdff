package io.alluvium.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.testkit.schema.NewerWriter;
import io.alluvium.trainer.KafkaLog;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a release is rolled out, ingest may write what a running trainer has never heard of. */
@WithBroker
class NewerWriterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final TestBroker broker;

    NewerWriterIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void shouldLearnFromWhatANewerIngestWrites() {
        // Given
        String domain = "newer-" + UUID.randomUUID();
        KafkaLog log = new KafkaLog(broker.bootstrapServers(), domain);
        NewerWriter newer = new NewerWriter(broker.bootstrapServers());
        byte[] rubbish = newer.compatible(TinyTrainer.example(domain, 0, false));
        rubbish[5] ^= 1; // a fingerprint that nobody made known
        try (TrainerStreams trainer = start(broker, domain)) {
            log.produce(TinyTrainer.stream(domain, 0, 5));
            log.progress(progress -> progress.getSteps() > 0);

            // When
            log.produceBytes(TinyTrainer.stream(domain, 5, 10).stream()
                    .map(newer::compatible)
                    .toList());
            log.produceBytes(List.of(rubbish));
            log.produce(List.of(TinyTrainer.cut(domain)));

            // Then
            List<DomainProgress> reached =
                    log.progress(progress -> progress.getAcceptedRecords() == 10 && progress.getPendingRecords() == 0);
            assertThat(reached.get(reached.size() - 1).getTrainedRecords()).isEqualTo(8);
            assertThat(trainer.lastFailure()).isNull();
        }
    }

    @Test
    void shouldStopBeforeAnAcceptedRecordThatItCannotRead() {
        // Given
        String domain = "beyond";
        try (TestBroker alone = TestBroker.start(); // every trainer of the shared one would stop, too
                TrainerStreams trainer = start(alone, domain)) {
            KafkaLog log = new KafkaLog(alone.bootstrapServers(), domain);
            NewerWriter newer = new NewerWriter(alone.bootstrapServers());

            // When
            log.produceBytes(List.of(newer.incompatible(TinyTrainer.example(domain, 0, false))));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(trainer.lastFailure())
                            .contains("so that nothing accepted is lost", "start a trainer of the release"));
        }
    }

    private TrainerStreams start(TestBroker kafka, String application) {
        BlobStore blobs = BlobStores.inDirectory(directory.resolve("blobs"));
        return new TrainerUnderTest(kafka.bootstrapServers(), directory.resolve(application), () -> {})
                .start(application, blobs, new Notes());
    }
}
