package io.alluvium.ingest;

import static io.alluvium.ingest.IngestTopologyFixture.WINDOW;
import static io.alluvium.ingest.IngestTopologyFixture.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Rejection;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long a text is remembered, wherever in a bucket of the memory it was accepted. */
class DuplicatesTest {

    private static final String TEXT = "Again and again.";

    private IngestTopologyFixture ingest;

    @BeforeEach
    void start(@TempDir Path directory) {
        ingest = new IngestTopologyFixture(directory);
    }

    @AfterEach
    void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 25, 59})
    void shouldRememberATextForTheWholeWindow(long minutesIntoTheBucket) {
        // Given
        ingest.driver.advanceWallClockTime(Duration.ofMinutes(minutesIntoTheBucket));
        ingest.offer("news", document(TEXT));

        // When
        ingest.driver.advanceWallClockTime(WINDOW);
        ingest.offer("news", document(TEXT));

        // Then
        Rejection note = ingest.onlyRejection();
        assertThat(note.getDetail()).isEqualTo("The same text was accepted from alluvium.records.v1/0@0 already");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 25, 59})
    void shouldForgetATextAfterTheWindow(long minutesIntoTheBucket) {
        // Given
        ingest.driver.advanceWallClockTime(Duration.ofMinutes(minutesIntoTheBucket));
        ingest.offer("news", document(TEXT));

        // When
        ingest.driver.advanceWallClockTime(WINDOW.plusMillis(1));
        ingest.offer("news", document(TEXT));

        // Then
        assertThat(ingest.rejections.isEmpty()).isTrue();
    }

    @Test
    void shouldRememberTheNewAcceptanceOfAForgottenText() {
        // Given
        ingest.offer("news", document(TEXT));
        ingest.driver.advanceWallClockTime(WINDOW.plusMinutes(30));
        ingest.offer("news", document(TEXT));

        // When
        ingest.driver.advanceWallClockTime(WINDOW.minusMinutes(1));
        ingest.offer("news", document(TEXT));

        // Then
        assertThat(ingest.onlyRejection().getDetail()).contains("@1 already");
    }
}
