package io.alluvium.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.trainer.KafkaLog;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trainer that is killed leaves on its disk counts for nothing: it may hold what never committed. */
@WithBroker
class RestoredStateIT {

    private static final String DOMAIN = "restored";
    private static final String APPLICATION = "restored-state";

    @TempDir
    Path directory;

    private final TestBroker broker;

    RestoredStateIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void shouldNotBeTrustedAgainOnceItIsWrittenTo() throws IOException {
        // Given
        KafkaLog log = new KafkaLog(broker.bootstrapServers(), DOMAIN);
        log.produce(TinyTrainer.stream(DOMAIN, 0, 40));
        try (TrainerStreams first = start("one")) {
            assertThat(first.lastFailure()).isNull();
            log.progress(progress -> progress.getAcceptedRecords() >= 32);
        }

        // When
        log.produce(TinyTrainer.stream(DOMAIN, 40, 80));
        try (TrainerStreams second = start("two")) {
            log.progress(progress -> progress.getAcceptedRecords() >= 72);

            // Then
            assertThat(second.lastFailure()).isNull();
            assertThat(files("two", "learners")).as("state that was restored").isNotEmpty();
            assertThat(files("two", ".checkpoint"))
                    .as("notes that call it complete")
                    .isEmpty();
        }
    }

    private List<Path> files(String machine, String name) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(machine))) {
            return all.filter(each -> each.endsWith(name)).toList();
        }
    }

    private TrainerStreams start(String machine) {
        BlobStore blobs = BlobStores.inDirectory(directory.resolve("blobs"));
        return new TrainerUnderTest(broker.bootstrapServers(), directory.resolve(machine), () -> {})
                .start(APPLICATION, blobs, new Notes());
    }
}
