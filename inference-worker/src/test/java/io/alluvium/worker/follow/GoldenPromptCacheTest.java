package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.testkit.golden.GoldenFolders;
import io.alluvium.worker.fixture.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prompts that earlier versions of the worker kept are served by today's one at its start. */
class GoldenPromptCacheTest {

    private static final PromptVersion.Host HOST = new PromptVersion.Host("backbone", "tokenizer");

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeAll
    static void addIfAsked(@TempDir Path blobs) throws IOException {
        GoldenFolders.addIfAsked("prompt-cache", golden -> {
            keep(golden, blobs, "news", 2);
            keep(golden, blobs, "law/δίκη", 1);
        });
    }

    static List<Path> goldens() throws IOException {
        return GoldenFolders.all("prompt-cache");
    }

    @BeforeEach
    void makeRoom() throws IOException {
        cache = Files.createDirectories(folder.resolve("cache"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldServeWhatWasKept(Path golden) throws IOException {
        // Given
        copy(golden);

        // When
        List<PromptCache.Kept> found = new PromptCache(cache).load();

        // Then
        assertThat(found)
                .extracting(kept -> kept.prompt().version().name()
                        + " as " + kept.announcement().getAlias()
                        + ", announcement " + kept.announcement().getSequence())
                .containsExactlyInAnyOrder("news@2 as live, announcement 2", "law/δίκη@1 as live, announcement 1");
        assertThat(found).allSatisfy(kept -> {
            PromptVersion version = kept.prompt().version();
            assertThat(version.host()).isEqualTo(HOST);
            Publication.plainFiles(version.name())
                    .forEach((name, bytes) ->
                            assertThat(kept.prompt().file(name)).isEqualTo(bytes));
        });
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReplaceWhatWasKeptAndNotLieBesideIt(Path golden) throws IOException {
        // Given
        copy(golden);

        // When
        keep(cache, folder.resolve("blobs"), "news", 3);

        // Then
        assertThat(new PromptCache(cache).load())
                .extracting(kept -> kept.prompt().version().name())
                .containsExactlyInAnyOrder("news@3", "law/δίκη@1");
    }

    @Test
    void shouldSetAFormOfTheFutureAsideAndKeepItsBytes() throws IOException {
        // Given
        copy(goldens().get(0));
        Path file = cache.resolve("news%3Alive.prompt");
        byte[] future = Files.readAllBytes(file);
        future["ALLUVIUM-PROMPT ".length()] = '2';
        Files.write(file, future);

        // When
        List<PromptCache.Kept> found = new PromptCache(cache).load();

        // Then
        assertThat(found).extracting(kept -> kept.prompt().version().name()).containsExactly("law/δίκη@1");
        assertThat(cache.resolve("news%3Alive.prompt.damaged")).hasBinaryContent(future);
        assertThat(reason(future))
                .isEqualTo("it is in the form 'ALLUVIUM-PROMPT 2', this program knows 'ALLUVIUM-PROMPT 1';"
                        + " a newer program wrote it");
    }

    private static String reason(byte[] bytes) {
        try {
            return PromptFile.decode(bytes).toString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void copy(Path golden) throws IOException {
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.toList()) {
                Files.copy(file, cache.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void keep(Path cache, Path blobs, String domain, int number) {
        Map<String, byte[]> files = Publication.plainFiles(domain + "@" + number);
        PromptVersion version = new Publication(blobs, HOST).version(domain, number, files);
        new PromptCache(cache)
                .keep(new PromptCache.Kept(
                        Publication.announcement(version, "live", number), new VerifiedPrompt(version, files)));
    }
}
