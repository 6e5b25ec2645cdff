package io.alluvium.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.kafka.TestBroker;
import io.alluvium.testkit.kafka.WithBroker;
import io.alluvium.testkit.streams.AddedTopology;
import io.alluvium.trainer.KafkaLog;
import io.alluvium.trainer.Notes;
import io.alluvium.trainer.TinyTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release with another topology finds the learners of the one before, on the same machine and under the same names. */
@WithBroker
class ChangedTopologyIT {

    private static final String DOMAIN = "upgraded";
    private static final String BEFORE = "upgraded-trainer";

    @TempDir
    Path directory;

    private final TestBroker broker;

    ChangedTopologyIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void shouldLearnOnWhereTheOldTopologyStopped() throws Exception {
        // Given
        KafkaLog log = new KafkaLog(broker.bootstrapServers(), DOMAIN);
        BlobStore blobs = BlobStores.inDirectory(directory.resolve("blobs"));
        log.produce(TinyTrainer.stream(DOMAIN, 0, 30));
        int versions;
        try (TrainerStreams old = trainer().start(BEFORE, blobs, new Notes())) {
            assertThat(old.lastFailure()).isNull();
            versions = last(log.progress(
                            progress -> progress.getAcceptedRecords() >= 24 && progress.getLastVersion() != null))
                    .getLastVersion();
            assertThat(versions).isPositive();
        }

        // When
        Notes notes = new Notes();
        DomainProgress reached;
        try (TrainerStreams changed = trainer().start(BEFORE, blobs, notes, AddedTopology.reading(Topics.REJECTIONS))) {
            log.produce(TinyTrainer.stream(DOMAIN, 30, 60));
            log.produce(List.of(TinyTrainer.cut(DOMAIN)));
            reached = last(
                    log.progress(progress -> progress.getAcceptedRecords() == 60 && progress.getPendingRecords() == 0));
            assertThat(changed.lastFailure()).isNull();
        }

        // Then
        assertThat(reached.getAcceptedRecords()).isEqualTo(60);
        assertThat(reached.getTrainedRecords()).isEqualTo(48);
        assertThat(notes.handled)
                .as("records that the changed topology handled")
                .hasSizeLessThan(40);
        List<VersionManifest> found = log.versions(reached.getLastVersion());
        assertThat(found).extracting(VersionManifest::getVersion).doesNotHaveDuplicates();
        assertThat(found).hasSizeGreaterThan(versions);
        assertThat(internalTopics())
                .containsExactlyInAnyOrder("learners-changelog", "waiting-changelog", AddedTopology.CHANGELOG);
        try (TrainerStreams steady = trainer().start("steady-trainer", blobs, new Notes())) {
            assertThat(steady.lastFailure()).isNull();
            List<VersionManifest> both = log.versions(found.size() * 2);
            assertThat(both.subList(found.size(), both.size())).isEqualTo(found);
        }
    }

    private Set<String> internalTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(BEFORE + "-"))
                    .map(name -> name.substring(BEFORE.length() + 1))
                    .collect(Collectors.toSet());
        }
    }

    private TrainerUnderTest trainer() {
        return new TrainerUnderTest(broker.bootstrapServers(), directory.resolve("state"), () -> {});
    }

    private static DomainProgress last(List<DomainProgress> all) {
        return all.get(all.size() - 1);
    }
}
