package io.alluvium.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {

    @TempDir
    Path home;

    @Test
    void shouldBeWhatEveryProgramAssumesWhereNothingIsSet() {
        // When
        HubSettings settings = HubSettings.from(Map.of("HF_HUB_CACHE", " "), home);

        // Then
        assertThat(settings)
                .isEqualTo(new HubSettings(
                        URI.create("https://huggingface.co"),
                        home.resolve(".cache/huggingface/hub"),
                        null,
                        false,
                        true,
                        new HubSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10))));
    }

    @Test
    void shouldTakeTheMoreSpecialVariable() throws IOException {
        // Given
        Path hub = Files.createDirectories(home.resolve("hf"));
        Files.writeString(hub.resolve("token"), "stored\n");

        // When
        HubSettings byHome = HubSettings.from(Map.of("HF_HOME", "~/hf", "XDG_CACHE_HOME", "/x"), home);
        HubSettings byCache = HubSettings.from(
                Map.of("HF_HOME", "/y", "HF_HUB_CACHE", "/c", "HUGGINGFACE_HUB_CACHE", "/d", "HF_TOKEN", " given "),
                home);
        HubSettings anonymous =
                HubSettings.from(Map.of("HF_HOME", hub.toString(), "HF_HUB_DISABLE_IMPLICIT_TOKEN", "yes"), home);

        // Then
        assertThat(byHome.cache()).isEqualTo(hub.resolve("hub"));
        assertThat(byHome.token()).isEqualTo("stored");
        assertThat(byCache.cache()).isEqualTo(Path.of("/c"));
        assertThat(byCache.token()).isEqualTo("given");
        assertThat(anonymous.token()).isNull();
        assertThat(HubSettings.from(Map.of("XDG_CACHE_HOME", "/x"), home).cache())
                .isEqualTo(Path.of("/x/huggingface/hub"));
    }

    @Test
    void shouldReadSwitchesAsTheHubsClientDoes() {
        // When, Then
        assertThat(HubSettings.from(Map.of("HF_HUB_OFFLINE", "on"), home).offline())
                .isTrue();
        assertThat(HubSettings.from(Map.of("TRANSFORMERS_OFFLINE", "1"), home).offline())
                .isTrue();
        assertThat(HubSettings.from(Map.of("HF_HUB_OFFLINE", "0", "TRANSFORMERS_OFFLINE", "1"), home)
                        .offline())
                .isFalse();
        assertThat(HubSettings.from(Map.of("HF_HUB_DISABLE_SYMLINKS", "true"), home)
                        .links())
                .isFalse();
        assertThat(HubSettings.from(Map.of("HF_ENDPOINT", "http://hub.local:8080/hf/"), home)
                        .endpoint())
                .isEqualTo(URI.create("http://hub.local:8080/hf"));
    }

    @Test
    void shouldNameAValueThatCannotBe() {
        // When, Then
        assertThatThrownBy(() -> HubSettings.from(Map.of("HF_ENDPOINT", "hub.local"), home))
                .hasMessageContaining("HF_ENDPOINT is \"hub.local\"");
        assertThatThrownBy(() -> HubSettings.from(Map.of("HF_HUB_ETAG_TIMEOUT", "soon"), home))
                .hasMessageContaining("HF_HUB_ETAG_TIMEOUT is \"soon\"");
    }

    @Test
    void shouldKeepTheTokenToItself() {
        // When, Then
        assertThat(HubSettings.from(Map.of("HF_TOKEN", "secret"), home))
                .asString()
                .doesNotContain("secret");
    }
}
