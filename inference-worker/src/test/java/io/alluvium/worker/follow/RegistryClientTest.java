package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.worker.fixture.Publication;
import io.alluvium.worker.fixture.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions over HTTP: whole and checked, or not at all. */
class RegistryClientTest {

    private static final Map<String, byte[]> FILES = Publication.plainFiles("news");

    @TempDir
    private Path blobs;

    private RegistryServer server;
    private RegistryClient client;
    private PromptVersion version;

    @BeforeEach
    void start() {
        server = new RegistryServer(blobs);
        client = new RegistryClient(server.url(), Duration.ofSeconds(5));
        version = new Publication(blobs, new PromptVersion.Host("backbone", "tokenizer")).version("news", 7, FILES);
        server.know(version);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldFindAVersionAndFetchItsFiles() {
        // When
        PromptVersion found = client.find("news", 7).orElseThrow();
        VerifiedPrompt prompt = client.fetch(found);

        // Then
        assertThat(found).isEqualTo(version);
        assertThat(prompt.files()).containsAllEntriesOf(FILES);
    }

    @Test
    void shouldFindNothingOfAnUnknownName() {
        // When, Then
        assertThat(client.find("news", 8)).isEmpty();
    }

    @Test
    void shouldRefuseATamperedBlob() throws IOException {
        // Given
        String sha256 = version.blobs().get(1).getSha256();
        Files.writeString(blobs.resolve(sha256.substring(0, 2)).resolve(sha256), "other bytes");

        // When, Then
        assertThatThrownBy(() -> client.fetch(version))
                .isInstanceOf(PromptDamagedException.class)
                .hasMessageContaining("adapter_model.safetensors of news@7")
                .hasMessageContaining(sha256);
    }

    @Test
    void shouldRefuseABlobThatGoesOnAfterItsEnd() throws IOException {
        // Given
        String sha256 = version.blobs().get(0).getSha256();
        Path file = blobs.resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.write(file, new byte[1_000_000]);

        // When, Then
        assertThatThrownBy(() -> client.fetch(version)).isInstanceOf(PromptDamagedException.class);
    }

    @Test
    void shouldSayThatTheRegistryIsAway() {
        // Given
        server.goAway();

        // When, Then
        assertThatThrownBy(() -> client.fetch(version))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("alluvium.worker.registry.url");
        server.comeBack();
    }
}
