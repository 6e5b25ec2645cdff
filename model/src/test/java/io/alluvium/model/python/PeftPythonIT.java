package io.alluvium.model.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.model.PromptKind;
import io.alluvium.model.PromptShape;
import io.alluvium.model.SoftPrompt;
import io.alluvium.model.peft.PeftDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Soft prompts between this program and the real peft library, both ways. */
class PeftPythonIT {
    private static final BackboneOptions EXACT = new BackboneOptions(Precision.FP32, 1, "cpu");
    private static final int LENGTH = 5;
    private static final float RELATIVE = 1e-4f;

    @TempDir
    Path directory;

    private GoldenCase gpt2;
    private Path checkpoint;

    @BeforeEach
    void checkpoint() throws IOException {
        gpt2 = GoldenCase.of("gpt2");
        checkpoint = gpt2.checkpoint(Files.createDirectory(directory.resolve("checkpoint")));
    }

    @ParameterizedTest
    @EnumSource(PromptKind.class)
    void shouldWriteWhatPeftLoads(PromptKind kind) throws IOException {
        try (Backbone backbone = Backbone.open(checkpoint, EXACT)) {
            // Given
            SoftPrompt prompt = random(shape(kind, backbone));
            Path adapter = Files.createDirectory(directory.resolve("adapter"));
            for (Map.Entry<String, byte[]> file :
                    PeftDirectory.encode(prompt, backbone.identity()).entrySet()) {
                Files.write(adapter.resolve(file.getKey()), file.getValue());
            }
            Map<String, Object> request = gpt2.request();
            request.put("adapter", adapter.toString());

            // When
            JsonNode there =
                    new PythonScript("score.py").answer(List.of(request)).get(0);

            // Then
            assertEqual(backbone.losses(gpt2.texts(), prompt), there.path("losses"));
        }
    }

    @ParameterizedTest
    @EnumSource(PromptKind.class)
    void shouldReadWhatPeftTrained(PromptKind kind) throws IOException {
        // Given
        Path adapter = directory.resolve("adapter");
        Map<String, Object> request = gpt2.request();
        request.put("peft", settings(kind));
        request.put("steps", 3);
        request.put("seed", 1);
        request.put("output", adapter.toString());

        // When
        JsonNode there = new PythonScript("train.py").answer(List.of(request)).get(0);

        // Then
        try (Backbone backbone = Backbone.open(checkpoint, EXACT)) {
            SoftPrompt prompt = PeftDirectory.decode(
                    Files.readAllBytes(adapter.resolve(PeftDirectory.CONFIG)),
                    Files.readAllBytes(adapter.resolve(PeftDirectory.TENSORS)),
                    backbone.shape());
            assertThat(prompt.shape()).isEqualTo(shape(kind, backbone));
            assertEqual(backbone.losses(gpt2.texts(), prompt), there.path("after"));
            assertThat(there.path("after")).isNotEqualTo(there.path("before"));
        }
    }

    @Test
    void shouldFindInSavedAdaptersWhatTheGoldenFilesSay() throws IOException {
        // Given
        List<Map<String, Object>> requests = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (String name : folders(GoldenCase.folder())) {
            GoldenCase golden = GoldenCase.of(name);
            for (String adapter : folders(golden.directory())) {
                Map<String, Object> request = golden.request();
                request.put("adapter", golden.directory().resolve(adapter).toString());
                requests.add(request);
                names.add(name + "/" + adapter);
                expected.add(golden.settings()
                        .path(adapter.substring("peft-".length()) + "_loss")
                        .asDouble(Double.NaN));
            }
        }

        // When
        JsonNode answers = new PythonScript("score.py").answer(requests);

        // Then
        assertThat(names).hasSizeGreaterThanOrEqualTo(30);
        for (int i = 0; i < names.size(); i++) {
            assertThat(mean(answers.get(i).path("losses"), requests.get(i).get("targets")))
                    .as(names.get(i))
                    .isCloseTo(expected.get(i), within(1e-5));
        }
    }

    private static double mean(JsonNode losses, Object targets) {
        double sum = 0;
        int count = 0;
        JsonNode rows = (JsonNode) targets;
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).size(); i++) {
                sum += losses.get(row).get(i).asDouble();
                count += rows.get(row).get(i).asInt() >= 0 ? 1 : 0;
            }
        }
        return sum / count;
    }

    private static List<String> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> settings(PromptKind kind) {
        return Map.of(
                "peft_type",
                kind == PromptKind.PREFIX ? "PREFIX_TUNING" : "PROMPT_TUNING",
                "task_type",
                "CAUSAL_LM",
                "inference_mode",
                false,
                "num_virtual_tokens",
                LENGTH);
    }

    private static PromptShape shape(PromptKind kind, Backbone backbone) {
        return kind == PromptKind.PREFIX
                ? PromptShape.prefix(LENGTH, backbone.shape())
                : PromptShape.prompt(LENGTH, backbone.shape());
    }

    private static SoftPrompt random(PromptShape shape) {
        var random = new Random(1);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SoftPrompt(shape, values);
    }

    private static void assertEqual(float[][] here, JsonNode there) {
        assertThat(there).hasSize(here.length);
        for (int row = 0; row < here.length; row++) {
            for (int i = 0; i < here[row].length; i++) {
                float expected = there.get(row).get(i).floatValue();
                assertThat(here[row][i])
                        .as("loss of row %d, position %d", row, i)
                        .isCloseTo(expected, within(RELATIVE * Math.max(1, expected)));
            }
        }
    }
}
