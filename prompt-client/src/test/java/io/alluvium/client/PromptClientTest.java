package io.alluvium.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client uses nothing but what it has checked, and never has less than it had. */
class PromptClientTest {

    private static final ClientSettings.Patience QUICK = new ClientSettings.Patience(
            Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofMillis(20), Duration.ofMillis(100));

    @TempDir
    Path directory;

    private LyingRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new LyingRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
        await("what the client started to end")
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("prompt-")));
    }

    @Test
    void shouldStayWithTheLastGoodVersionWhileTheNextOneIsSentWrongly() {
        try (PromptClient client = new PromptClient(settings())) {
            // Given
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            awaitContent(news, "one");

            // When: same length, more and less than promised
            for (String wrong : List.of("twO", "two and more", "t")) {
                registry.names(2, "two", wrong);
                await().until(() -> news.lastError()
                        .filter(error -> error.contains("adapter_config.json of news@2"))
                        .isPresent());
                assertThat(news.live().orElseThrow().version()).isEqualTo(1);
                assertThat(news.live().orElseThrow().directory().resolve("adapter_config.json"))
                        .hasContent("one");
            }
            registry.names(2, "two", "two");

            // Then
            awaitContent(news, "two");
            await().until(() -> news.lastError().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "a/b", "..", "", ".hidden"})
    void shouldKeepNoFileOutsideItsPlace(String name) {
        // Given
        registry.fileName = name;

        // When
        try (PromptClient client = new PromptClient(settings())) {
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            await().until(() -> news.lastError()
                    .filter(error -> error.contains("none that can be kept"))
                    .isPresent());

            // Then
            assertThat(news.live()).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void shouldRefuseAManifestThatIsNotTheOneThatTheAliasNames() {
        // Given
        registry.digestOfAlias = "other";

        // When, Then
        try (PromptClient client = new PromptClient(settings())) {
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            await().until(() -> news.lastError()
                    .filter(error -> error.contains("the alias names d1other"))
                    .isPresent());
            assertThat(news.live()).isEmpty();
        }
    }

    @Test
    void shouldGoOnFromTheLastEventAfterABreakAndAfterARestart() throws IOException {
        try (PromptClient client = new PromptClient(settings())) {
            // Given
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            awaitContent(news, "one");
            await().until(news::connected);
            registry.names(2, "two", "two");
            registry.say("0:7.1:3");
            awaitContent(news, "two");

            // When, Then: a stream that falls silent is given up
            await().until(() -> registry.resumedFrom().contains("0:7.1:3"));
            assertThat(registry.resumedFrom()).first().isEqualTo("");
        }
        int before = registry.resumedFrom().size();
        try (PromptClient client = new PromptClient(settings())) {
            assertThat(client.live(LyingRegistry.DOMAIN).orElseThrow().version())
                    .isEqualTo(2);
            await().until(() -> registry.resumedFrom().size() > before);
            assertThat(registry.resumedFrom().get(before)).isEqualTo("0:7.1:3");
        }
    }

    @Test
    void shouldNotGoBackForANodeThatLagsBehind() {
        try (PromptClient client = new PromptClient(settings())) {
            // Given
            registry.names(2, "two", "two");
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            List<Integer> heard = new CopyOnWriteArrayList<>();
            news.onChange(prompt -> heard.add(prompt.version()));
            awaitContent(news, "two");

            // When
            registry.names(1, "one", "one");
            registry.revision = 1;
            int asked = registry.resumedFrom().size();
            await().until(() -> registry.resumedFrom().size() > asked + 2);

            // Then
            assertThat(news.live().orElseThrow().version()).isEqualTo(2);
            assertThat(heard).doesNotContain(1);
        }
    }

    @Test
    void shouldLeaveTheFilesAloneThatAVersionBeforeHasWhenItIsLiveAgain() throws IOException {
        try (PromptClient client = new PromptClient(settings())) {
            // Given
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            awaitContent(news, "one");
            Path file = news.live().orElseThrow().directory().resolve("adapter_config.json");
            FileTime written = Files.getLastModifiedTime(file);
            registry.names(2, "two", "two");
            awaitContent(news, "two");

            // When: it could not be fetched again
            registry.names(1, "one", "not one");

            // Then
            awaitContent(news, "one");
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        }
    }

    @Test
    void shouldServeFromTheDiskOnlyWhatIsStillWhole() throws IOException {
        // Given
        LivePrompt kept;
        try (PromptClient client = new PromptClient(settings())) {
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            awaitContent(news, "one");
            kept = news.live().orElseThrow();
        }
        registry.close();

        // When, Then
        try (PromptClient client = new PromptClient(settings())) {
            assertThat(client.live(LyingRegistry.DOMAIN)).contains(kept);
        }
        Files.writeString(kept.directory().resolve("adapter_config.json"), "onE");
        try (PromptClient client = new PromptClient(settings())) {
            assertThat(client.live(LyingRegistry.DOMAIN)).isEmpty();
        }
    }

    @Test
    void shouldTellEveryListenerThoughOneFails() {
        // Given
        List<Integer> heard = new CopyOnWriteArrayList<>();
        try (PromptClient client = new PromptClient(settings())) {
            PromptSubscription news = client.subscribe(LyingRegistry.DOMAIN);
            news.onChange(prompt -> {
                throw new IllegalStateException("a test");
            });
            news.onChange(prompt -> heard.add(prompt.version()));
            awaitContent(news, "one");

            // When
            registry.names(2, "two", "two");

            // Then
            awaitContent(news, "two");
            await().until(() -> heard.contains(2));
        }
    }

    @Test
    void shouldAskForTheAddressOfARegistry() {
        assertThatThrownBy(() -> ClientSettings.of(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://localhost:8080");
    }

    private ClientSettings settings() {
        return ClientSettings.of(directory, URI.create("http://127.0.0.1:1"), registry.address())
                .with(QUICK);
    }

    private static void awaitContent(PromptSubscription news, String content) {
        await().untilAsserted(() -> assertThat(news.live())
                .hasValueSatisfying(prompt -> assertThat(prompt.directory().resolve("adapter_config.json"))
                        .hasContent(content)));
    }
}
