package io.alluvium.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any key and any bytes survive the text file. */
class GoldenEntriesTest {

    @Test
    void shouldGiveBackWhatWasWritten(@TempDir Path directory) throws IOException {
        // Given
        Map<String, byte[]> entries =
                Map.of("law/δίκη\u0000student#0001", new byte[] {0, -1}, "a b%20\u0001", new byte[0]);
        Path file = directory.resolve("store.txt");

        // When
        GoldenEntries.write(file, entries);

        // Then
        assertThat(GoldenEntries.text(GoldenEntries.read(file)))
                .isEqualTo(GoldenEntries.text(entries))
                .contains("law%2F");
        assertThat(GoldenEntries.read(file)).containsOnlyKeys(entries.keySet());
    }
}
