package io.alluvium.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubInterruptionsTest extends HubTest {

    private static final String WEIGHTS = "model.safetensors";

    @Test
    void shouldGoOnWhereAConnectionWasCut() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.cut(WEIGHTS, 300_000), HubFault.cut(WEIGHTS, 500_000));

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(ranges()).hasSize(3);
        assertThat(ranges().get(0)).isNull();
        assertThat(ranges().subList(1, 3)).allMatch(range -> range.matches("bytes=[1-9][0-9]{5}-"));
    }

    @Test
    void shouldGoOnWhereAnotherProcessEnded() throws IOException {
        // Given
        server.commit("main", files());
        leave(Arrays.copyOf(weights, 999_999));

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(ranges()).containsExactly("bytes=999999-");
    }

    @Test
    void shouldBeginAnewWhereTheStoreKnowsNoRanges() throws IOException {
        // Given
        server.commit("main", files());
        server.forgetRanges();
        server.misbehave(HubFault.cut(WEIGHTS, 300_000));

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
    }

    @Test
    void shouldBeginAnewWhereTheBeginningWasOfSomethingElse() throws IOException {
        // Given
        server.commit("main", files());
        leave(new byte[300_000]);

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(ranges()).containsExactly("bytes=300000-", null);
    }

    @Test
    @Timeout(30)
    void shouldNotWaitForEverForASilentStore() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.stall(WEIGHTS, 400_000));

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(ranges()).hasSize(2).last().asString().matches("bytes=[1-4][0-9]{5}-");
    }

    @Test
    void shouldKeepWhatCameWhenItGivesUp() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.cut(WEIGHTS, 300_000));
        for (int i = 0; i < 3 * Retries.MOST; i++) {
            server.misbehave(HubFault.cut(WEIGHTS, 0));
        }

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .isInstanceOf(HubAwayException.class)
                .hasMessageContaining(" of 1000000, 6 times")
                .hasMessageContaining("goes on from there");
        assertThat(Files.size(blob(".incomplete"))).isBetween(1L, 300_000L);
        assertThat(repository().resolve("refs")).doesNotExist();
    }

    @Test
    void shouldRemoveBytesThatAreNotWhatTheHubPromised() throws IOException {
        // Given
        byte[] tampered = weights.clone();
        tampered[77]++;
        server.commit("main", files());
        server.misbehave(HubFault.other(WEIGHTS, tampered));

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .isInstanceOf(HubException.class)
                .hasMessageContaining(WEIGHTS)
                .hasMessageContaining(HubServer.digest("SHA-256", tampered))
                .hasMessageContaining(HubServer.digest("SHA-256", weights))
                .hasMessageContaining("removed");
        assertThat(blob(".incomplete")).doesNotExist();
        assertThat(blob("")).doesNotExist();
    }

    @Test
    void shouldRemoveATamperedSmallFileToo() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.other("tokenizer.json", new byte[TOKENIZER.length]));

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .hasMessageContaining("tokenizer.json")
                .hasMessageContaining(HubServer.gitDigest(TOKENIZER));
        assertThat(repository().resolve("blobs").resolve(HubServer.gitDigest(TOKENIZER)))
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void shouldAskAgainAfterAFailureThatMayPass(int status) throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(
                HubFault.status("GET", "revision/main", status, Map.of()),
                HubFault.status("GET", "revision/main", status, Map.of()),
                HubFault.status("HEAD", WEIGHTS, status, Map.of("Retry-After", "17")),
                HubFault.status("GET", WEIGHTS, status, Map.of("ratelimit", "\"api\";r=0;t=40")));

        // When
        Path directory = fetch(models());

        // Then
        assertThat(directory.resolve(WEIGHTS)).hasBinaryContent(weights);
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 18L, 41L);
    }

    @Test
    void shouldNotWaitAsLongAsNobodyWould() throws IOException {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.status("GET", "revision/main", 429, Map.of("Retry-After", "86400")));

        // When, Then
        assertThatThrownBy(() -> fetch(models()))
                .isInstanceOf(HubAwayException.class)
                .hasMessageContaining("429");
        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldFetchABlobOnceForAllThatWantIt() throws Exception {
        // Given
        server.commit("main", files());
        server.misbehave(HubFault.stall(WEIGHTS, 500_000));
        ExecutorService threads = Executors.newFixedThreadPool(4);

        // When
        List<Future<Path>> found = threads.invokeAll(
                List.of(() -> fetch(models()), () -> fetch(models()), () -> fetch(models()), () -> fetch(models())));

        // Then
        for (Future<Path> directory : found) {
            assertThat(directory.get().resolve(WEIGHTS)).hasBinaryContent(weights);
        }
        assertThat(ranges()).hasSize(2);
        threads.shutdown();
    }

    private void leave(byte[] bytes) throws IOException {
        Files.createDirectories(repository().resolve("blobs"));
        Files.write(blob(".incomplete"), bytes);
    }

    private Path blob(String ending) {
        return repository().resolve("blobs").resolve(HubServer.digest("SHA-256", weights) + ending);
    }

    private List<String> ranges() {
        return server.fetches(WEIGHTS).stream()
                .filter(HubRequest::atStore)
                .map(HubRequest::range)
                .toList();
    }
}
