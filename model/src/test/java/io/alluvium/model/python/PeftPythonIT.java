package io.alluvium.model.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.Backbone;
import io.alluvium.model.Precision;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.GoldenCase;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Prompts, prefixes, low-rank pairs and norms between this program and the real peft library, both ways. */
class PeftPythonIT {
    private static final List<PromptKind> PUBLISHED =
            List.of(PromptKind.PROMPT, PromptKind.PREFIX, PromptKind.LORA, PromptKind.LAYER_NORM);
    private static final int LENGTH = 5;
    private static final float RELATIVE = 1e-4f;

    @TempDir
    Path directory;

    @Test
    void shouldWriteWhatPeftLoadsForEveryFamily() throws IOException {
        // Given
        List<GoldenCase> cases = new ArrayList<>();
        List<Map<String, Object>> requests = new ArrayList<>();
        List<float[][]> here = new ArrayList<>();
        for (String name : GoldenCase.ALL) {
            GoldenCase golden = GoldenCase.read(name, directory);
            try (Backbone backbone = golden.open(Precision.FP32)) {
                for (PromptKind kind : PUBLISHED) {
                    SoftPrompt prompt = random(shape(kind, backbone.shape()));
                    Map<String, Object> request = golden.request();
                    request.put(
                            "adapter",
                            write(prompt, backbone, name + "-" + kind).toString());
                    requests.add(request);
                    here.add(backbone.losses(golden.batch(), prompt));
                    cases.add(golden);
                }
            }
        }

        // When
        JsonNode there = new PythonScript("score.py").answer(requests);

        // Then
        for (int i = 0; i < requests.size(); i++) {
            assertEqual(cases.get(i), here.get(i), there.get(i).path("losses"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ADAPTER, HOULSBY_ADAPTER", "COMPACTER, COMPACTER"})
    void shouldWriteWhatPeftRefusesByNameWherePeftHasNoSuchType(PromptKind kind, String type) throws IOException {
        // Given
        GoldenCase gpt2 = GoldenCase.read("gpt2", directory);
        Map<String, Object> request = gpt2.request();
        try (Backbone backbone = gpt2.open(Precision.FP32)) {
            SoftPrompt prompt = random(shape(kind, backbone.shape()));
            request.put("adapter", write(prompt, backbone, "bottlenecks").toString());
        }

        // When
        var thrown = assertThatThrownBy(() -> new PythonScript("score.py").answer(List.of(request)));

        // Then
        thrown.hasMessageContaining("KeyError: '" + type + "'");
    }

    private Path write(SoftPrompt prompt, Backbone backbone, String name) throws IOException {
        Path adapter = Files.createDirectory(directory.resolve(name));
        Map<String, byte[]> files = PeftDirectory.encode(prompt, backbone.identity(), backbone.shape());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(adapter.resolve(file.getKey()), file.getValue());
        }
        return adapter;
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldReadWhatPeftTrained(PromptKind kind) throws IOException {
        // Given
        GoldenCase gpt2 = GoldenCase.read("gpt2", directory);
        Path adapter = directory.resolve("adapter");
        Map<String, Object> request = gpt2.request();
        request.put("peft", settings(kind));
        request.put("steps", 3);
        request.put("seed", 1);
        request.put("output", adapter.toString());

        // When
        JsonNode there = new PythonScript("train.py").answer(List.of(request)).get(0);

        // Then
        try (Backbone backbone = gpt2.open(Precision.FP32)) {
            SoftPrompt prompt = PeftDirectory.decode(
                    Files.readAllBytes(adapter.resolve(PeftDirectory.CONFIG)),
                    Files.readAllBytes(adapter.resolve(PeftDirectory.TENSORS)),
                    backbone);
            assertThat(prompt.shape()).isEqualTo(shape(kind, backbone.shape()));
            assertEqual(gpt2, backbone.losses(gpt2.batch(), prompt), there.path("after"));
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
            GoldenCase golden = GoldenCase.read(name, directory);
            Path saved = GoldenCase.folder().resolve(name);
            for (String adapter : folders(saved)) {
                Map<String, Object> request = golden.request();
                request.put("adapter", saved.resolve(adapter).toString());
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

    private static PromptShape shape(PromptKind kind, Architecture backbone) {
        return switch (kind) {
            case PREFIX -> PromptShape.prefix(LENGTH, backbone);
            case PROMPT -> PromptShape.prompt(LENGTH, backbone);
            case LORA -> TunerShapes.lowRank(backbone, 2, 4);
            case LAYER_NORM -> TunerShapes.layerNorms(backbone);
            case ADAPTER -> TunerShapes.adapter(backbone, 4);
            case COMPACTER -> TunerShapes.compacter(backbone, 4, 4);
        };
    }

    private static SoftPrompt random(PromptShape shape) {
        var random = new Random(1);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.3 * random.nextGaussian());
        }
        return new SoftPrompt(shape, values);
    }

    private static void assertEqual(GoldenCase golden, float[][] here, JsonNode there) {
        assertThat(there).hasSize(here.length);
        float[][] weights = golden.weights();
        for (int row = 0; row < here.length; row++) {
            for (int i = 0; i < here[row].length; i++) {
                if (weights[row][i] > 0) {
                    float expected = there.get(row).get(i).floatValue();
                    assertThat(here[row][i])
                            .as("%s: loss of row %d, position %d", golden, row, i)
                            .isCloseTo(expected, within(RELATIVE * Math.max(1, expected)));
                }
            }
        }
    }
}
