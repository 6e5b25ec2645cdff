package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.trainer.learn.LearnerPlan;
import io.alluvium.trainer.turn.TurnSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A domain that floods its partition, and one that shares it: the flood costs the other one turns, and changes nothing. */
class TurnsTest {

    private static final String FLOOD = "flood";
    private static final String BROOK = "brook";
    private static final int FLOODED = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final LearnerPlan plan = TinyTrainer.plan(32);
    private BlobStore blobs;

    @BeforeEach
    void openBlobs(@TempDir Path directory) {
        blobs = BlobStores.inDirectory(directory);
    }

    @Test
    void shouldGiveADomainBehindAFloodEveryOtherTurn() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // Given
            drive.feedLate(TinyTrainer.stream(FLOOD, 0, FLOODED), LATE);
            drive.feedLate(TinyTrainer.stream(BROOK, 0, 40), LATE);
            assertThat(drive.notes.handled).isEmpty();
            assertThat(drive.notes.waiting).containsEntry(FLOOD, (long) FLOODED).containsEntry(BROOK, 40L);

            // When
            settle(drive);

            // Then
            List<String> handled = drive.notes.handled;
            int last = handled.lastIndexOf(BROOK);
            long ahead = handled.subList(0, last).stream().filter(FLOOD::equals).count();
            assertThat(handled).hasSize(FLOODED + 40);
            assertThat(ahead)
                    .as("records of the flood learned before the last of the brook")
                    .isLessThanOrEqualTo(50);
        }
    }

    @Test
    void shouldLearnYoungRecordsOfAnotherDomainAtOnce() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // Given
            drive.feedLate(TinyTrainer.stream(FLOOD, 0, FLOODED), LATE);

            // When
            drive.feed(TinyTrainer.stream(BROOK, 0, 20));

            // Then
            assertThat(drive.notes.handled).hasSize(20).containsOnly(BROOK);
        }
    }

    @Test
    void shouldMakeTheSameVersionsInTurnsAsInTheOrderOfTheLog() {
        // Given
        List<SpecificRecord> log = new ArrayList<>();
        log.addAll(TinyTrainer.stream(FLOOD, 0, 50));
        log.addAll(TinyTrainer.stream(BROOK, 0, 22));
        log.add(TinyTrainer.cut(BROOK));
        log.addAll(TinyTrainer.stream(FLOOD, 50, 90));
        log.addAll(TinyTrainer.stream(BROOK, 22, 40));
        List<VersionManifest> expected;
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.feed(log);
            expected = drive.versions();
        }

        // When
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            drive.feedLate(log.subList(0, 75), LATE);
            drive.letTimePass();
            drive.feed(log.subList(75, log.size()));
            settle(drive);

            // Then
            assertThat(of(BROOK, drive.versions(), expected)).hasSizeGreaterThan(2);
        }
    }

    @Test
    void shouldCountWhatWaitsAsSeenAndPending() {
        try (TestDrive drive = new TestDrive(plan, blobs)) {
            // Given
            drive.feedLate(TinyTrainer.stream(BROOK, 0, 300), LATE);
            drive.feedLate(List.of(TinyTrainer.cut(BROOK)), LATE);

            // When
            settle(drive);

            // Then
            List<DomainProgress> progress = drive.progress();
            assertThat(progress).allSatisfy(each -> {
                assertThat(each.getAcceptedRecords()).isEqualTo(300);
                assertThat(each.getTrainedRecords() + each.getHeldOutRecords() + each.getPendingRecords())
                        .isEqualTo(300);
                assertThat(each.getLastOffset()).isEqualTo(300);
            });
            assertThat(progress.get(0).getPendingRecords()).isGreaterThan(250);
            assertThat(progress.get(progress.size() - 1).getPendingRecords()).isZero();
        }
    }

    @Test
    void shouldReadAheadOnlySoFar() {
        try (TestDrive drive = new TestDrive(plan, blobs, new TurnSettings(Duration.ofSeconds(1), 20))) {
            // When
            drive.feedLate(TinyTrainer.stream(FLOOD, 0, 100), LATE);

            // Then
            assertThat(drive.notes.waiting.get(FLOOD)).isBetween(10L, 20L);
            settle(drive);
            assertThat(drive.notes.handled).hasSize(100);
        }
    }

    @Test
    void shouldGiveADomainThatBeginsToWaitTheNextTurn() {
        try (TestDrive drive = new TestDrive(plan, blobs, new TurnSettings(Duration.ofSeconds(1), 20))) {
            // Given
            drive.feedLate(TinyTrainer.stream(FLOOD, 0, 100), LATE);
            drive.notes.handled.clear();
            assertThat(drive.notes.waiting)
                    .as("room for one more")
                    .hasEntrySatisfying(FLOOD, texts -> assertThat(texts).isBetween(1L, 19L));

            // When
            drive.feedLate(TinyTrainer.stream(BROOK, 0, 30), LATE);

            // Then
            assertThat(drive.notes.handled).startsWith(BROOK).contains(FLOOD);
        }
    }

    @Test
    void shouldTellThatNothingWaitsHereWhenTheTaskIsClosed() {
        // Given
        TestDrive drive = new TestDrive(plan, blobs);
        drive.feedLate(TinyTrainer.stream(FLOOD, 0, 10), LATE);
        assertThat(drive.notes.waiting).containsEntry(FLOOD, 10L);

        // When
        drive.close();

        // Then
        assertThat(drive.notes.waiting).containsEntry(FLOOD, 0L);
    }

    private static List<VersionManifest> of(
            String domain, List<VersionManifest> found, List<VersionManifest> expected) {
        for (String each : List.of(FLOOD, BROOK)) {
            assertThat(found.stream().filter(version -> version.getDomain().equals(each)))
                    .isEqualTo(expected.stream()
                            .filter(version -> version.getDomain().equals(each))
                            .toList());
        }
        return found.stream()
                .filter(version -> version.getDomain().equals(domain))
                .toList();
    }

    private static void settle(TestDrive drive) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    drive.letTimePass();
                    assertThat(drive.notes.waiting.values()).containsOnly(0L);
                });
    }
}
