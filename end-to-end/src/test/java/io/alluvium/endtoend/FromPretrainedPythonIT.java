package io.alluvium.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.endtoend.client.Api;
import io.alluvium.endtoend.client.PythonProgram;
import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A version that was learned here, loaded by peft by the name of its domain: the registry is the Hub. Its interpreter is
 * the one of the model's tests, made by {@code model/src/test/python/setup.sh}.
 */
@ExtendWith(SharedAlluvium.class)
class FromPretrainedPythonIT {

    private static final String DOMAIN = "from-pretrained";
    private static final String REPOSITORY = "alluvium/" + DOMAIN;
    private static final int[] TEXT = {5, 17, 3, 99, 250, 8, 64, 128, 7, 31};
    private static final float RELATIVE = 1e-4f;

    private final Api api;

    @TempDir
    Path directory;

    FromPretrainedPythonIT(RunningAlluvium alluvium) {
        this.api = alluvium.api();
    }

    @BeforeEach
    void learnMoreThanOneVersion() {
        api.offer(DOMAIN, Texts.rivers(0, 60));
        Await.live(api, DOMAIN, 2);
        Await.settled(api, DOMAIN, 60);
    }

    @Test
    void shouldBeLoadedByPeftFromTheRegistryAsFromTheHub() throws IOException {
        // Given
        JsonNode first = version(1);
        JsonNode live = version(Await.liveNow(api, DOMAIN));
        Path checkpoint = directory.resolve("tiny");
        TinyBackbone.write(Files.createDirectories(checkpoint));
        List<Map<String, String>> names = List.of(
                Map.of("repository", DOMAIN, "revision", "1"),
                Map.of("repository", DOMAIN),
                Map.of("repository", REPOSITORY, "revision", "main"),
                Map.of("repository", REPOSITORY, "revision", "live"),
                Map.of(
                        "repository",
                        REPOSITORY,
                        "revision",
                        first.path("digest").asText()),
                Map.of("repository", REPOSITORY, "revision", commit(live)));

        // When
        JsonNode there = new PythonProgram("from_pretrained.py")
                .in(Map.of("HF_ENDPOINT", api.server() + "/hub", "HF_HUB_CACHE", cache()))
                .answer(Map.of(
                        "checkpoint",
                        checkpoint.toString(),
                        "ids",
                        List.of(TEXT),
                        "load",
                        names,
                        "attempt",
                        List.of(
                                Map.of("repository", "nobody/gpt2", "file", "config.json"),
                                Map.of("repository", REPOSITORY, "file", "config.json", "revision", "999"),
                                Map.of("repository", REPOSITORY, "file", "config.json")),
                        "describe",
                        REPOSITORY));

        // Then
        try (Backbone backbone = Backbone.open(checkpoint, new BackboneOptions(Precision.FP32, 1, "cpu"))) {
            List<float[][]> here = new ArrayList<>();
            for (JsonNode version : List.of(first, live, live, live, first, live)) {
                here.add(backbone.logits(batch(), prompt(version, backbone)));
            }
            for (int i = 0; i < names.size(); i++) {
                assertEqual(
                        names.get(i).toString(),
                        here.get(i),
                        there.path("logits").path(i).path(0));
            }
            assertThat(Arrays.deepEquals(here.get(0), here.get(1))).isFalse();
        }
        assertThat(there.path("errors"))
                .extracting(JsonNode::asText)
                .containsExactly("RepositoryNotFoundError", "RevisionNotFoundError", "RemoteEntryNotFoundError");
        assertDescribed(there.path("described"), live);
    }

    private void assertDescribed(JsonNode described, JsonNode live) throws IOException {
        assertThat(described.path("sha").asText()).isEqualTo(commit(live));
        assertThat(described.path("library").asText()).isEqualTo("peft");
        assertThat(described.path("paths")).extracting(JsonNode::asText).containsExactly("README.md");
        assertThat(described.path("branches").path("main").asText()).isEqualTo(commit(live));
        assertThat(described.path("tags").path("1").asText()).isEqualTo(commit(version(1)));
        assertThat(described.path("exists")).extracting(JsonNode::asBoolean).containsExactly(true, false);
        assertThat(described.path("siblings")).isEqualTo(described.path("tree")).hasSize(3);
        Path snapshot = Path.of(described.path("snapshot").asText());
        assertThat(snapshot).hasFileName(commit(live));
        for (String name : List.of("README.md", PeftDirectory.CONFIG, PeftDirectory.TENSORS)) {
            byte[] fetched = Files.readAllBytes(snapshot.resolve(name));
            JsonNode listed = described.path("tree").path(name);
            assertThat(listed.path(0).asInt()).as(name).isEqualTo(fetched.length);
            assertThat(listed.path(1).asText()).as(name).isEqualTo(Sha256.hex(fetched));
        }
    }

    private SoftPrompt prompt(JsonNode version, Backbone backbone) {
        String files =
                "/v1/prompts/" + DOMAIN + "/versions/" + version.path("version").asInt() + "/files/";
        return PeftDirectory.decode(
                api.get(files + PeftDirectory.CONFIG).body(),
                api.get(files + PeftDirectory.TENSORS).body(),
                backbone);
    }

    private static TokenBatch batch() {
        return TokenBatch.of(List.of(TEXT));
    }

    private static void assertEqual(String name, float[][] here, JsonNode there) {
        assertThat(here).hasNumberOfRows(TEXT.length - 1);
        for (int place = 0; place < here.length; place++) {
            for (int token = 0; token < here[place].length; token++) {
                float expected = there.path(place).path(token).floatValue();
                assertThat(here[place][token])
                        .as("%s: logit of token %d at place %d", name, token, place)
                        .isCloseTo(expected, within(RELATIVE * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private JsonNode version(int number) {
        return api.get("/v1/prompts/" + DOMAIN + "/versions/" + number).json();
    }

    private static String commit(JsonNode version) {
        return version.path("digest").asText().substring(0, 40);
    }

    private String cache() {
        return directory.resolve("cache").toString();
    }
}
