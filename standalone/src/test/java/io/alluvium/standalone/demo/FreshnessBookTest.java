package io.alluvium.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.standalone.report.Freshness;
import io.alluvium.standalone.report.Percentiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How soon records are known, on a log of three examples and two versions. */
class FreshnessBookTest {

    private final FreshnessBook book = new FreshnessBook();

    @Test
    void shouldCountFromAcceptanceToTheFirstVersionThatLearnedTheRecord() {
        // Given
        List<VersionManifest> versions = List.of(version("a", 1), version("b", 2));
        List<WorkerAcknowledgement> swaps = List.of(swap("a", 1_000, 3), swap("b", 2_000, 5));
        List<Answer> answers = List.of(new Answer("d", "a", 1_100, 1_200), new Answer("d", "b", 2_100, 2_500));

        // When
        book.add(versions, swaps, List.of(example(100, false), example(150, true), example(200, false)), answers);

        // Then
        assertThat(book.freshness())
                .isEqualTo(new Freshness(
                        new Percentiles(2, 900, 1_800, 1_800),
                        new Percentiles(2, 1_100, 2_300, 2_300),
                        new Percentiles(2, 3, 5, 5)));
    }

    @Test
    void shouldLeaveOutWhatNoLiveVersionLearned() {
        // When
        book.add(
                List.of(version("a", 1), version("refused", 2)),
                List.of(swap("a", 1_000, 3)),
                List.of(example(100, false), example(200, false)),
                List.of());

        // Then
        assertThat(book.freshness().servedMillis().count()).isEqualTo(1);
        assertThat(book.freshness().answeredMillis().count()).isZero();
    }

    private static VersionManifest version(String digest, long learned) {
        ExampleRange range = new ExampleRange();
        range.setTrainedRecords(learned);
        VersionManifest version = new VersionManifest();
        version.setDigest(digest);
        version.setExamples(range);
        return version;
    }

    private static WorkerAcknowledgement swap(String digest, long at, double millis) {
        return new WorkerAcknowledgement("w", "d", "live", 1, digest, WorkerStatus.SERVING, null, at, at, millis);
    }

    private static Example example(long acceptedAt, boolean heldOut) {
        Example example = new Example();
        example.setAcceptedAtMillis(acceptedAt);
        example.setHeldOut(heldOut);
        return example;
    }
}
