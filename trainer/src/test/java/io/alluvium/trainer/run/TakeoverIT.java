package io.alluvium.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.trainer.KafkaLog;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was learned does not depend on what happened to the trainers on the way. */
@WithBroker
class TakeoverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DOMAIN = "takeover";

    @TempDir
    Path directory;

    private final TestBroker broker;
    private final AtomicInteger failures = new AtomicInteger();

    TakeoverIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void shouldLearnEachExampleOnceThroughFailuresAndATakeover() {
        // Given
        KafkaLog log = new KafkaLog(broker.bootstrapServers(), DOMAIN);
        List<SpecificRecord> firstHalf = TinyTrainer.stream(DOMAIN, 0, 60);
        List<SpecificRecord> secondHalf = new ArrayList<>(TinyTrainer.stream(DOMAIN, 60, 90));
        secondHalf.add(TinyTrainer.cut(DOMAIN));
        BlobStore blobs = BlobStores.inDirectory(directory.resolve("blobs"));
        log.produce(firstHalf);
        Notes seen = new Notes();
        TrainerStreams shaken = start("shaken", "one", new BrieflyFullDisk(blobs), new DiesOnce(seen));
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> seen.proposed.size() >= 3);

        // When
        shaken.close(Duration.ZERO);
        log.produce(secondHalf);
        List<VersionManifest> found;
        DomainProgress reached;
        try (TrainerStreams second = start("shaken", "two", blobs, new Notes())) {
            assertThat(second.state()).isNotEqualTo("ERROR");
            reached = last(log.progress(TakeoverIT::atTheEnd));
            found = log.versions(reached.getLastVersion());
        }

        // Then
        assertThat(failures).hasValue(2);
        assertThat(found).extracting(VersionManifest::getVersion).doesNotHaveDuplicates();
        assertThat(reached.getAcceptedRecords()).isEqualTo(90);
        assertThat(reached.getTrainedRecords()).isEqualTo(72);
        try (TrainerStreams steady = start("steady", "three", blobs, new Notes())) {
            assertThat(steady.lastFailure()).isNull();
            List<VersionManifest> both = log.versions(found.size() * 2);
            assertThat(both.subList(found.size(), both.size())).isEqualTo(found);
        }
    }

    private static boolean atTheEnd(DomainProgress progress) {
        return progress.getAcceptedRecords() == 90 && progress.getPendingRecords() == 0;
    }

    private static DomainProgress last(List<DomainProgress> all) {
        return all.get(all.size() - 1);
    }

    private TrainerStreams start(String application, String machine, BlobStore blobs, Notes notes) {
        return new TrainerUnderTest(broker.bootstrapServers(), directory.resolve(machine), failures::incrementAndGet)
                .start(application, blobs, notes);
    }

    /** Fails once after a manifest was handed to Kafka and before the transaction commits. */
    private static final class DiesOnce extends Notes {

        private final Notes seen;
        private final AtomicBoolean died = new AtomicBoolean();

        DiesOnce(Notes seen) {
            this.seen = seen;
        }

        @Override
        public void proposed(VersionManifest manifest) {
            seen.proposed(manifest);
            if (manifest.getVersion() == 2 && !died.getAndSet(true)) {
                throw new IllegalStateException("killed between manifest and commit");
            }
        }
    }

    /** Has no room once. */
    private static final class BrieflyFullDisk implements BlobStore {

        private final BlobStore room;
        private final AtomicBoolean full = new AtomicBoolean(true);

        BrieflyFullDisk(BlobStore room) {
            this.room = room;
        }

        @Override
        public String put(byte[] bytes) {
            if (full.getAndSet(false)) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            return room.put(bytes);
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return room.get(sha256);
        }
    }
}
