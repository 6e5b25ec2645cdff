package io.alluvium.model.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Hub in this process with one model, an empty cache, and pauses that are noted instead of waited for. */
abstract class HubTest {
    static final byte[] CONFIG = "{\"model_type\":\"gpt2\"}".getBytes(UTF_8);
    static final byte[] TOKENIZER = "{\"version\":\"1.0\"}".getBytes(UTF_8);

    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final byte[] weights = new byte[1_000_000];
    HubServer server;

    @TempDir
    Path cache;

    @BeforeEach
    void start() throws IOException {
        new Random(7).nextBytes(weights);
        server = new HubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Map<String, byte[]> files() {
        return new TreeMap<>(Map.of(
                "config.json",
                CONFIG,
                "tokenizer.json",
                TOKENIZER,
                "generation_config.json",
                "{}".getBytes(UTF_8),
                "model.safetensors",
                weights,
                "pytorch_model.bin",
                new byte[] {1},
                "README.md",
                new byte[] {2}));
    }

    Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "HF_ENDPOINT",
                server.url().toString(),
                "HF_HUB_CACHE",
                cache.toString(),
                "HF_HUB_DOWNLOAD_TIMEOUT",
                "1"));
    }

    HubModels models(String... changes) {
        Map<String, String> environment = environment();
        for (int i = 0; i < changes.length; i += 2) {
            environment.put(changes[i], changes[i + 1]);
        }
        return new HubModels(HubSettings.from(environment, cache), new Retries(pauses::add));
    }

    Path fetch(HubModels models) {
        return fetch(models, "main");
    }

    Path fetch(HubModels models, String revision) {
        return models.directory(
                ModelReference.parse("hf://" + HubServer.REPOSITORY + "@" + revision), DownloadListener.NONE);
    }

    Path repository() {
        return cache.resolve("models--ada--tiny");
    }
}
