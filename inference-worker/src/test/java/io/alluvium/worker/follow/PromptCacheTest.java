package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.worker.fixture.Publication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker keeps on disk for the next start. */
class PromptCacheTest {

    @TempDir
    private Path folder;

    private PromptCache cache;

    @BeforeEach
    void open() {
        cache = new PromptCache(folder.resolve("cache"));
    }

    @Test
    void shouldGiveBackTheLastPromptOfEachAlias() {
        // Given
        keep("news", 1);
        keep("news", 2);
        keep("law/δίκη", 1);

        // When
        List<PromptCache.Kept> found = new PromptCache(folder.resolve("cache")).load();

        // Then
        assertThat(found)
                .extracting(kept -> kept.prompt().version().name())
                .containsExactlyInAnyOrder("news@2", "law/δίκη@1");
        assertThat(found)
                .allSatisfy(kept -> assertThat(kept.prompt().file("adapter_config.json"))
                        .isEqualTo(files(kept.prompt().version().name()).get("adapter_config.json")));
    }

    @Test
    void shouldHaveNothingBeforeTheFirstPrompt() {
        // When, Then
        assertThat(cache.load()).isEmpty();
    }

    @Test
    void shouldSetADamagedFileAsideAndKeepTheOthers() throws IOException {
        // Given
        keep("news", 1);
        keep("law", 1);
        Path file = file("news");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        // When
        List<PromptCache.Kept> found = cache.load();

        // Then
        assertThat(found).extracting(kept -> kept.prompt().version().name()).containsExactly("law@1");
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
    }

    @Test
    void shouldSetAHalfWrittenFileAside() throws IOException {
        // Given
        keep("news", 1);
        Path file = file("news");
        byte[] bytes = Files.readAllBytes(file);

        // When, Then
        for (int length : new int[] {0, 10, 83, 90, bytes.length / 2}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(cache.load()).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void shouldSetAsideWhatWasWrittenWrongThoughItsDigestFits() throws IOException {
        // Given
        PromptVersion version = new PromptVersion("news", 1, "ab", new PromptVersion.Host("b", "t"), List.of());
        PromptAnnouncement nameless = Publication.announcement(version, "", 1);
        byte[] whole = PromptFile.encode(new PromptCache.Kept(nameless, new VerifiedPrompt(version, Map.of())));
        Files.createDirectories(folder.resolve("cache"));
        Path file = folder.resolve("cache").resolve("news.prompt");
        byte[] noLength =
                ("ALLUVIUM-PROMPT 1 " + Sha256.hex(new byte[3]) + "\n\0\0\0").getBytes(StandardCharsets.US_ASCII);

        // When, Then
        for (byte[] wrong : List.of(whole, noLength)) {
            Files.write(file, wrong);
            assertThat(cache.load()).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void shouldForgetARemovedAlias() {
        // Given
        keep("news", 1);

        // When
        cache.remove(new PromptKey("news", "live"));

        // Then
        assertThat(cache.load()).isEmpty();
    }

    @Test
    void shouldServeOnWhereTheDirectoryCannotBeWritten() throws IOException {
        // Given
        Files.writeString(folder.resolve("cache"), "a file where the directory should be");

        // When
        keep("news", 1);

        // Then
        assertThat(cache.load()).isEmpty();
    }

    private void keep(String domain, int number) {
        PromptVersion.Host host = new PromptVersion.Host("backbone", "tokenizer");
        Map<String, byte[]> files = files(domain + "@" + number);
        PromptVersion version = new Publication(folder.resolve("blobs"), host).version(domain, number, files);
        cache.keep(new PromptCache.Kept(
                Publication.announcement(version, "live", number), new VerifiedPrompt(version, files)));
    }

    private static Map<String, byte[]> files(String content) {
        return Publication.plainFiles(content);
    }

    private Path file(String domain) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(domain))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
