package io.alluvium.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's example in Python, with no library but Python's own, follows a real registry. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class SubscribePythonIT extends RegistryRest {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "subscribe.py");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource
    URI registry;

    @TempDir
    Path directory;

    @Test
    void shouldKeepTheLivePromptInADirectory() throws IOException, InterruptedException {
        // Given
        publish(version(1, true, blob()));
        Path said = directory.resolve("said");
        Process python = new ProcessBuilder(
                        "python3", EXAMPLE.toString(), registry.toString(), domain, directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(said).content().contains(domain + "-1"));

            // When
            publish(version(2, true, blob()));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(said).content().contains(domain + "-2"));
            assertThat(directory.resolve(domain + "-2").resolve("adapter_config.json"))
                    .hasContent(TEXT);
            assertThat(Files.readAllLines(said)).hasSize(2).allMatch(line -> line.startsWith("live: "));
            assertThat(Files.readAllLines(EXAMPLE)).hasSizeLessThanOrEqualTo(50);
        } finally {
            python.destroy();
            python.waitFor();
        }
    }
}
