package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.recipe.Recipes;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.testkit.hub.TinyHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a model that a Hub has: named on the command line, then in the settings without a Hub. */
class HubModelIT {

    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    @Test
    void shouldComeUpWithAModelOfAHubAndAgainWithoutTheHub() throws Exception {
        // Given
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        String cache = folder.resolve("cache").toString();
        Path snapshot = folder.resolve("cache/models--ada--tiny/snapshots").resolve(TinyHub.COMMIT);
        try (TinyHub hub = TinyHub.serve("ada/tiny", model)) {
            Map<String, String> online = Map.of("HF_ENDPOINT", hub.url().toString(), "HF_HUB_CACHE", cache);

            // When
            try (AlluviumProcess up = up(online, "--model", "hf://ada/tiny@main")) {

                // Then
                assertThat(up.page()).startsWith("http");
                assertThat(up.stop()).isEqualTo(SIGTERM);
            }
        }
        assertThat(snapshot.resolve("model.safetensors")).hasSameBinaryContentAs(model.resolve("model.safetensors"));

        // When
        String setting = "alluvium.model.directory=hf://ada/tiny@" + TinyHub.COMMIT;
        try (AlluviumProcess up = up(Map.of("HF_HUB_OFFLINE", "1", "HF_HUB_CACHE", cache), "--set", setting)) {

            // Then
            assertThat(up.page()).startsWith("http");
            assertThat(Files.readString(folder.resolve("data/alluvium.log"))).contains(snapshot.toString());
            assertThat(up.stop()).isEqualTo(SIGTERM);
        }
    }

    @Test
    void shouldSayWhatTheHubHasNot() throws Exception {
        // Given
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        try (TinyHub hub = TinyHub.serve("ada/tiny", model)) {
            Map<String, String> online = Map.of(
                    "HF_ENDPOINT",
                    hub.url().toString(),
                    "HF_HUB_CACHE",
                    folder.resolve("cache").toString());

            // When
            try (AlluviumProcess up = up(online, "--model", "hf://ada/larger")) {

                // Then
                assertThat(up.exitCode()).isEqualTo(ExitCodes.FAILED);
                assertThat(up.output()).contains("hf://ada/larger@main: there is no such model at " + hub.url());
            }
        }
    }

    private AlluviumProcess up(Map<String, String> environment, String option, String value) throws IOException {
        return AlluviumProcess.start(
                environment,
                "up",
                "--data-dir",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--recipe",
                recipe().toString(),
                option,
                value,
                "--set",
                "alluvium.model.precision=fp32");
    }

    private Path recipe() throws IOException {
        return Files.writeString(
                folder.resolve("recipe.json"),
                Recipes.load(Recipes.DEFAULT)
                        .with("tuner.length", 4)
                        .with("batch.window", 32)
                        .toJson());
    }
}
