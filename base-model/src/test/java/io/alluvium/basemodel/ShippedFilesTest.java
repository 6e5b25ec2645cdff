package io.alluvium.basemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that the jar carries, against what is said of them. */
class ShippedFilesTest {
    private static final long MOST_BYTES = 20_000_000;

    @TempDir
    private Path folder;

    @Test
    void shouldFitInTwentyMegabytes() throws IOException {
        // When
        BaseModel.extract(folder);

        // Then
        long bytes = 0;
        for (String name : BaseModel.FILES) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
            bytes += Files.size(folder.resolve(name));
        }
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "tokenizer.json"})
    void shouldHaveTheDigestThatTheReadmeNames(String name) throws IOException {
        // Given
        String readme = Files.readString(Path.of(System.getProperty("basedir", "."), "README.md"));
        Matcher named = Pattern.compile("\\| `" + Pattern.quote(name) + "` \\| SHA-256 `([0-9a-f]{64})` \\|")
                .matcher(readme);
        assertThat(named.find()).as("README.md names the digest of " + name).isTrue();

        // When
        BaseModel.extract(folder);

        // Then
        assertThat(sha256(folder.resolve(name))).isEqualTo(named.group(1));
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
