package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.trainer.learn.LearnerPlan;
import io.alluvium.trainer.learn.TrainingWatcher.PassedOver;
import io.alluvium.trainer.publish.VersionDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer's promises, with the real topology, the real learner and a tiny real model. */
class TrainerTopologyTest {

    private static final String NEWS = "news";
    private static final String LAW = "law";

    private final LearnerPlan plan = TinyTrainer.plan(32);
    private BlobStore blobs;

    @BeforeEach
    void openBlobs(@TempDir Path directory) {
        blobs = BlobStores.inDirectory(directory);
    }

    @Test
    void shouldPublishVersionsWithTheirLineage() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // When
            drive.feed(TinyTrainer.stream(NEWS, 0, 40));

            // Then
            List<VersionManifest> versions = drive.versions();
            assertThat(versions).hasSizeGreaterThanOrEqualTo(2);
            VersionManifest live = null;
            for (int i = 0; i < versions.size(); i++) {
                VersionManifest version = versions.get(i);
                assertThat(version.getVersion()).isEqualTo(i + 1);
                assertThat(version.getParentVersion()).isEqualTo(live == null ? null : (Integer) live.getVersion());
                assertThat(version.getDigest())
                        .isEqualTo(VersionDigest.of(version, live == null ? null : live.getDigest()));
                live = version.getVerdict().getPassed() ? version : live;
            }
            VersionManifest first = versions.get(0);
            assertThat(first.getExamples().getFirstOffset()).isZero();
            assertThat(first.getExamples().getSteps()).isEqualTo(3);
            assertThat(first.getExamples().getTopic()).isEqualTo(Topics.EXAMPLES);
            assertThat(first.getRecipeJson()).isEqualTo(TinyTrainer.RECIPE.toJson());
            assertThat(first.getBackboneDigest())
                    .isEqualTo(TinyTrainer.BACKBONE.identity().weightsDigest());
            assertThat(first.getCreatedAtMillis())
                    .isEqualTo(
                            TinyTrainer.example(NEWS, (int) first.getExamples().getLastOffset(), false)
                                    .getAcceptedAtMillis());
            assertThat(first.getVerdict().getFrozenPerplexity()).isPositive();
        }
    }

    @Test
    void shouldPublishFilesThatAreAPrompt() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // When
            drive.feed(TinyTrainer.stream(NEWS, 0, 20));

            // Then
            VersionManifest version = drive.versions().get(0);
            assertThat(version.getBlobs())
                    .extracting(BlobReference::getName)
                    .containsExactly(PeftDirectory.CONFIG, PeftDirectory.TENSORS);
            byte[] config = blobs.get(version.getBlobs().get(0).getSha256()).orElseThrow();
            byte[] tensors = blobs.get(version.getBlobs().get(1).getSha256()).orElseThrow();
            assertThat(PeftDirectory.decode(config, tensors, TinyTrainer.BACKBONE.shape())
                            .shape()
                            .length())
                    .isEqualTo(4);
            assertThat(version.getBlobs().get(1).getSizeBytes()).isEqualTo(tensors.length);
        }
    }

    @Test
    void shouldNeverTrainOnHeldOutText() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // When
            for (int i = 0; i < 12; i++) {
                drive.feed(TinyTrainer.example(NEWS, i, true));
            }
            drive.feed(TinyTrainer.cut(NEWS));

            // Then
            assertThat(drive.notes.steps).isEmpty();
            assertThat(drive.versions()).isEmpty();
            assertThat(drive.progress()).singleElement().satisfies(progress -> {
                assertThat(progress.getHeldOutRecords()).isEqualTo(12);
                assertThat(progress.getTrainedRecords()).isZero();
                assertThat(progress.getPrequentialLoss()).isNull();
            });
        }
    }

    @Test
    void shouldTrainAndPublishAnOpenBatchAtACut() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // Given
            drive.feed(TinyTrainer.stream(NEWS, 0, 2));
            assertThat(drive.progress()).isEmpty();

            // When
            drive.feed(TinyTrainer.cut(NEWS));

            // Then
            VersionManifest version = drive.versions().get(0);
            assertThat(version.getExamples().getTrainedRecords()).isEqualTo(2);
            assertThat(version.getExamples().getLastOffset()).isEqualTo(2);
            DomainProgress progress = drive.progress().get(0);
            assertThat(progress.getPendingRecords()).isZero();
            assertThat(progress.getLastOffset()).isEqualTo(2);
            assertThat(progress.getLastVersion()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhoseTextsItWasGiven() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // When
            drive.feed(from("gauge", 0, false));
            drive.feed(from("diary", 1, false));
            drive.feed(from("gauge", 2, false));
            drive.feed(from("secret", 3, true));
            drive.feed(from(null, 4, false));
            drive.feed(TinyTrainer.cut(NEWS));

            // Then
            VersionManifest version = drive.versions().get(0);
            assertThat(version.getSources())
                    .containsExactly(
                            new SourceShare("", 1L), new SourceShare("diary", 1L), new SourceShare("gauge", 2L));
            assertThat(version.getOtherSourceRecords()).isZero();
        }
    }

    private static Example from(String source, int n, boolean heldOut) {
        return Example.newBuilder(TinyTrainer.example(NEWS, n, heldOut))
                .setSource(source)
                .build();
    }

    @Test
    void shouldTrainOnATextLongerThanABatchToItsEnd() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // When
            drive.feed(TinyTrainer.example(NEWS, 0, false, "the river leaves its sediment ".repeat(60)));
            drive.feed(TinyTrainer.cut(NEWS));

            // Then
            assertThat(drive.notes.steps).hasSizeGreaterThan(2);
            List<DomainProgress> progress = drive.progress();
            assertThat(progress.get(progress.size() - 1).getTrainedRecords()).isEqualTo(1);
        }
    }

    @Test
    void shouldGoOnAfterARestartAsIfNothingHadHappened() {
        // Given
        List<SpecificRecord> log = TinyTrainer.stream(NEWS, 0, 45);
        log.add(TinyTrainer.cut(NEWS));
        List<VersionManifest> expected = learn(log);
        List<VersionManifest> found = new ArrayList<>();
        List<KeyValue<String, byte[]>> changelog;
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.feed(log.subList(0, 23));
            found.addAll(drive.versions());
            changelog = drive.changelog();
        }

        // When
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.restore(changelog);
            drive.feed(log);
            found.addAll(drive.versions());

            // Then
            assertThat(found).isEqualTo(expected);
            assertThat(drive.notes.handled).hasSize(23);
            assertThat(drive.notes.passedOver).hasSize(23).containsOnly(PassedOver.REPEATED);
        }
    }

    @Test
    void shouldLearnTheSameHoweverFewLearnersFitIntoMemory() {
        // Given
        List<SpecificRecord> log = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            log.add(TinyTrainer.example(NEWS, i, i % 5 == 4));
            log.add(TinyTrainer.example(LAW, i, i % 5 == 4));
        }
        List<VersionManifest> expected = learn(log);

        // When
        try (TestDrive drive = new TestDrive(TinyTrainer.plan(1), blobs)) {
            drive.feed(log);

            // Then
            List<VersionManifest> found = drive.versions();
            assertThat(found).isEqualTo(expected);
            assertThat(found.stream()
                            .map(version -> version.getDomain() + version.getSeed())
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void shouldCountWhatItCannotRead() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // Given
            Example damaged = Example.newBuilder(TinyTrainer.example(NEWS, 0, false))
                    .setContentDigest("none")
                    .build();
            byte[] stray = RecordSerdes.serializer().serialize("", TinyTrainer.cut(LAW));

            // When
            drive.feed(NEWS, new byte[] {1, 2, 3});
            drive.feed(NEWS, null);
            drive.feed(null, stray);
            drive.feed(NEWS, stray);
            drive.feed(damaged);
            drive.feed(TinyTrainer.stream(NEWS, 0, 4));

            // Then
            assertThat(drive.notes.passedOver).hasSize(5).containsOnly(PassedOver.POISON);
            assertThat(drive.notes.steps).hasSize(1);
        }
    }

    @Test
    void shouldNameNoVersionWhoseFilesFoundNoRoom() {
        // Given
        List<SpecificRecord> log = TinyTrainer.stream(NEWS, 0, 25);
        List<VersionManifest> expected = learn(log);
        List<KeyValue<String, byte[]>> changelog;
        try (TestDrive drive = new TestDrive(plan, new FullDisk())) {
            // When
            assertThatThrownBy(() -> drive.feed(log)).hasStackTraceContaining("No space left on device");

            // Then
            assertThat(drive.versions()).isEmpty();
            changelog = drive.changelog();
        }

        // When
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.restore(changelog);
            drive.feed(log);

            // Then
            assertThat(drive.versions()).isEqualTo(expected);
        }
    }

    private List<VersionManifest> learn(List<SpecificRecord> log) {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.feed(log);
            List<VersionManifest> versions = drive.versions();
            assertThat(versions).isNotEmpty();
            return versions;
        }
    }

    /** A store on a disk that has room for the small file only. */
    private static final class FullDisk implements BlobStore {

        @Override
        public String put(byte[] bytes) {
            if (bytes.length < 1_000) {
                return "0".repeat(64);
            }
            throw new UncheckedIOException(new IOException("No space left on device"));
        }

        @Override
        public Optional<byte[]> get(String sha256) {
            return Optional.empty();
        }
    }
}
