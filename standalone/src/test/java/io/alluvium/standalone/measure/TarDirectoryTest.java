package io.alluvium.standalone.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lands on the disk of a tar. */
class TarDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPutPlainFilesIntoTheDirectoryAndNothingElse() throws IOException {
        // Given
        byte[] tar = tar("news-1/adapter_config.json", "../outside", "..", ".", "a/..b", "bell\u0007");

        // When
        Path out = folder.resolve("out");
        var names = TarDirectory.extract(tar, out);

        // Then
        assertThat(names).containsExactly("adapter_config.json", "outside");
        assertThat(out).isDirectoryContaining(file -> file.endsWith("outside"));
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(out);
        }
    }

    private static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write(7);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
