package io.alluvium.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.CheckpointDirectory;
import io.alluvium.model.family.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very small pre-training run, whole and interrupted. */
class PretrainerTest {
    private static final Gpt2Config SHAPE = new Gpt2Config(280, 16, 16, 1, 2, 32, 1e-5);
    private static final int STEPS = 280;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static final List<Double> LOSSES = new ArrayList<>();
    private static double perplexity;

    @BeforeAll
    static void trainWithoutInterruption() throws IOException {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(1);
        corpus("corpus.jsonl", 1, 60);
        corpus("held-out.jsonl", 2, 6);
        perplexity = new Pretrainer(config("whole", SHAPE), (step, steps, loss, speed) -> LOSSES.add(loss)).run();
    }

    @Test
    void shouldLearn() {
        // When
        double first = mean(LOSSES.subList(0, 20));
        double last = mean(LOSSES.subList(STEPS - 20, STEPS));

        // Then
        assertThat(LOSSES).hasSize(STEPS);
        assertThat(last).isLessThan(0.8 * first);
        assertThat(Math.log(perplexity)).isLessThan(0.8 * first);
    }

    @Test
    void shouldExportACheckpointThatTheHostReads() {
        // When
        CheckpointDirectory checkpoint = CheckpointDirectory.read(directory.resolve("whole"));

        // Then
        assertThat(checkpoint.shape()).isEqualTo(SHAPE.architecture());
    }

    @Test
    void shouldLogEveryMeasurement() throws IOException {
        // When
        List<JsonNode> lines = log("whole");

        // Then
        assertThat(lines).extracting(line -> line.path("step").asInt()).containsExactly(250, STEPS);
        assertThat(lines).extracting(line -> line.path("tokens").asInt()).containsExactly(250 * 32, STEPS * 32);
        assertThat(lines.get(1).path("heldOutPerplexity").asDouble()).isEqualTo(perplexity);
        assertThat(lines.get(1).path("trainingLoss").asDouble())
                .isLessThan(lines.get(0).path("trainingLoss").asDouble());
    }

    @Test
    void shouldContinueAKilledRunToTheSameWeights() throws IOException {
        // Given
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> new Pretrainer(config("killed", SHAPE), (step, all, loss, speed) -> {
                            if (step == 270) {
                                throw new IllegalStateException("killed");
                            }
                        })
                        .run())
                .hasMessage("killed");

        // When
        double again = new Pretrainer(config("killed", SHAPE), (step, all, loss, speed) -> steps.add(step)).run();

        // Then
        assertThat(steps).startsWith(251).hasSize(STEPS - 250);
        assertThat(again).isEqualTo(perplexity);
        for (String file : List.of("model.safetensors", "config.json", "tokenizer.json")) {
            assertThat(directory.resolve("killed").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("whole").resolve(file));
        }
        assertThat(log("killed")).extracting(line -> line.path("step").asInt()).containsExactly(250, STEPS);
    }

    @Test
    void shouldRefuseTheCheckpointOfAnotherModel() throws IOException {
        // Given
        Path output = Files.createDirectories(directory.resolve("other"));
        try (var files = Files.walk(directory.resolve("whole"))) {
            for (Path file : files.toList()) {
                Path copy = output.resolve(
                        directory.resolve("whole").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        var wider = new Gpt2Config(280, 16, 32, 1, 2, 32, 1e-5);

        // When
        var thrown = assertThatThrownBy(() -> new Pretrainer(config("other", wider), (a, b, c, d) -> {}).run());

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("start with an empty output directory");
    }

    @Test
    void shouldNameTheLineWithoutText() throws IOException {
        // Given
        Path corpus = Files.writeString(directory.resolve("bad.jsonl"), "{\"text\":\"fine\"}\n{\"body\":\"x\"}\n");
        var config = new PretrainConfig(
                corpus, corpus, directory.resolve("bad"), SHAPE, new PretrainConfig.Schedule(1, 1, 0.01, 0, 1));

        // When
        var thrown = assertThatThrownBy(() -> new Pretrainer(config, (a, b, c, d) -> {}).run());

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bad.jsonl line 2 has no \"text\"");
    }

    private static PretrainConfig config(String output, Gpt2Config shape) {
        return new PretrainConfig(
                directory.resolve("corpus.jsonl"),
                directory.resolve("held-out.jsonl"),
                directory.resolve(output),
                shape,
                new PretrainConfig.Schedule(STEPS, 2, 0.02, 0.1, 7));
    }

    private static void corpus(String name, long seed, int documents) throws IOException {
        var random = new Random(seed);
        String[] words = {"river", "ground", "stream", "sediment", "water", "carries", "keeps", "leaves"};
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            var text = new StringBuilder("the");
            random.ints(30, 0, words.length)
                    .forEach(word -> text.append(" the ").append(words[word]));
            lines.add(JSON.writeValueAsString(java.util.Map.of("text", text.toString())));
        }
        Files.write(directory.resolve(name), lines);
    }

    private static List<JsonNode> log(String output) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(output).resolve("training-log.jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
