package io.alluvium.schemas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSitesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void shouldHoldTheProcessAtTheStepThatWasAskedForUntilItIsReleased() throws Exception {
        // Given
        Files.createFile(CrashSites.wanted(directory, CrashSite.BLOBS_STORED));
        Path reached = CrashSites.reached(directory, CrashSite.BLOBS_STORED);
        Thread passer = new Thread(() -> new CrashSites(directory).reach(CrashSite.BLOBS_STORED));

        // When
        passer.start();
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(reached));
        boolean stood = passer.isAlive();
        Files.delete(reached);
        passer.join(PATIENCE.toMillis());

        // Then
        assertThat(stood).isTrue();
        assertThat(passer.isAlive()).isFalse();
        assertThat(CrashSites.wanted(directory, CrashSite.BLOBS_STORED)).doesNotExist();
    }

    @Test
    void shouldPassAStepThatNobodyAskedFor() throws Exception {
        // Given
        Files.createFile(CrashSites.wanted(directory, CrashSite.BLOBS_STORED));

        // When
        new CrashSites(directory).reach(CrashSite.MANIFEST_SENT);

        // Then
        assertThat(CrashSites.wanted(directory, CrashSite.BLOBS_STORED)).exists();
        assertThat(CrashSites.reached(directory, CrashSite.MANIFEST_SENT)).doesNotExist();
    }

    @Test
    void shouldDoNothingInAProcessWithoutTheProperty() {
        // When
        CrashSites.ofThisProcess().reach(CrashSite.STATE_KEPT);

        // Then
        assertThat(directory).isEmptyDirectory();
    }
}
