package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.LearnerState;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.testkit.golden.GoldenEntries;
import io.alluvium.testkit.golden.GoldenFolders;
import io.alluvium.trainer.learn.TrainingWatcher.PassedOver;
import io.alluvium.trainer.state.Bookmark;
import io.alluvium.trainer.state.LearnerStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learners stored by earlier versions of the program go on in today's as if nothing had happened. */
class GoldenLearnerTest {

    private static final double TOLERANCE = 0.02;

    private BlobStore blobs;

    @BeforeAll
    static void addIfAsked(@TempDir Path directory) throws IOException {
        GoldenFolders.addIfAsked(
                "learner", folder -> new GoldenLearner(folder).write(BlobStores.inDirectory(directory)));
    }

    static List<GoldenLearner> goldens() throws IOException {
        return GoldenFolders.all("learner").stream().map(GoldenLearner::new).toList();
    }

    @Test
    void shouldCoverEveryKindOfEntry() throws IOException {
        // Given
        GoldenLearner newest = goldens().get(goldens().size() - 1);

        // When
        List<String> kinds = newest.store().keySet().stream()
                .map(key -> key.replaceFirst("^golden\\x02", "sources")
                        .replaceFirst("^golden[\\x00\\x01]", "")
                        .replaceFirst("[#/].*", ""))
                .distinct()
                .toList();

        // Then
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "", // the bookmark
                        "adam",
                        "average",
                        "detector",
                        "drift-snapshot",
                        "held-out",
                        "live",
                        "log",
                        "memory",
                        "meta",
                        "pending",
                        "prequential",
                        "publication",
                        "random",
                        "regime",
                        "regimes",
                        "sources",
                        "student",
                        "texts",
                        "training");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReadWhatWasStored(GoldenLearner golden, @TempDir Path directory) throws IOException {
        try (TestDrive drive = restored(golden, directory)) {
            // When
            LearnerStore store = new LearnerStore(drive.store());
            LearnerState state = store.learner(GoldenLearner.DOMAIN).orElseThrow();
            DomainLearner learner = DomainLearner.restore(TinyTrainer.BACKBONE, state);
            Bookmark bookmark = store.bookmark(GoldenLearner.DOMAIN);

            // Then
            int taken = Integer.parseInt(golden.then("taken"));
            assertThat(bookmark.offset()).isEqualTo(taken - 1);
            assertThat(bookmark.liveDigest()).hasSize(64);
            assertThat(learner.domain()).isEqualTo(GoldenLearner.DOMAIN);
            assertThat(learner.seed()).isEqualTo(Long.parseLong(golden.then("seed")));
            assertThat(learner.progress().acceptedRecords()).isEqualTo(taken);
            assertThat(learner.progress().trainedRecords()
                            + learner.progress().heldOutRecords()
                            + learner.progress().pendingRecords())
                    .isEqualTo(taken);
            assertThat(GoldenEntries.text(learner.state().entries())).isEqualTo(GoldenEntries.text(state.entries()));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldGoOnAsTheProgramDidThatStoredIt(GoldenLearner golden, @TempDir Path directory) throws IOException {
        try (TestDrive drive = restored(golden, directory)) {
            // When
            drive.feed(golden.log());

            // Then
            int taken = Integer.parseInt(golden.then("taken"));
            assertThat(drive.notes.passedOver).isEqualTo(Collections.nCopies(taken, PassedOver.REPEATED));
            List<VersionManifest> made = drive.versions();
            List<String> names = made.stream().map(GoldenLearner::name).toList();
            List<String> wanted = List.of(golden.then("versions").split(" "));
            assertThat(withoutDigests(names)).isEqualTo(withoutDigests(wanted));
            assertThat(distance(golden.prompt(), GoldenLearner.tensors(made.get(made.size() - 1), blobs)))
                    .isLessThan(TOLERANCE);
            // The same bits are promised only where numbers are computed as they were then.
            if (TinyTrainer.BACKBONE.arithmetic().toString().equals(golden.then("arithmetic"))) {
                assertThat(names)
                        .as("versions that this program makes from state that an earlier one stored; if they differ, it"
                                + " cannot replay what is published either")
                        .isEqualTo(wanted);
                assertThat(GoldenLearner.storeDigest(drive)).isEqualTo(golden.then("store"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000training", "\u0000memory/000003", "\u0000student#0000", "\u0001"})
    void shouldRefuseAFormatOfTheFutureAndLoseNothing(String entry, @TempDir Path directory) throws IOException {
        GoldenLearner golden = goldens().get(0);
        try (TestDrive drive = restored(golden, directory)) {
            // Given
            String key = GoldenLearner.DOMAIN + entry;
            byte[] future = drive.store().get(key).clone();
            future[0] = 2;
            drive.store().put(key, future);
            String before = GoldenEntries.text(drive.entries());

            // When, Then
            assertThatThrownBy(() -> drive.feed(golden.log()))
                    .rootCause()
                    .hasMessageContaining("format")
                    .hasMessageContaining("2")
                    .hasMessageMatching("(?s).*(program version that wrote it|newer version of the trainer).*");
            assertThat(GoldenEntries.text(drive.entries())).isEqualTo(before);
            assertThat(drive.versions()).isEmpty();
            assertThat(drive.progress()).isEmpty();
        }
    }

    private TestDrive restored(GoldenLearner golden, Path directory) throws IOException {
        blobs = BlobStores.inDirectory(directory);
        TestDrive drive = new TestDrive(GoldenLearner.plan(), blobs);
        Map<String, byte[]> entries = new TreeMap<>(golden.store());
        entries.forEach((key, value) -> drive.store().put(key, value));
        return drive;
    }

    private static List<String> withoutDigests(List<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("/[0-9a-f]{64}$", ""))
                .toList();
    }

    /** Norm of the difference of two files of tensors of one shape, relative to the first one's. */
    private static double distance(byte[] wanted, byte[] found) {
        float[] one = numbers(wanted);
        float[] other = numbers(found);
        assertThat(other).hasSameSizeAs(one);
        double error = 0;
        double size = 0;
        for (int i = 0; i < one.length; i++) {
            error += Math.pow(one[i] - other[i], 2);
            size += one[i] * one[i];
        }
        return Math.sqrt(error / size);
    }

    private static float[] numbers(byte[] safetensors) {
        return SafetensorsReader.decode("a published prompt", ByteBuffer.wrap(safetensors))
                .values()
                .iterator()
                .next()
                .values();
    }
}
