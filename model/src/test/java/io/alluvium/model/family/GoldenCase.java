package io.alluvium.model.family;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A tiny random checkpoint as the transformers library saved it, and what that library and PEFT computed with it.
 *
 * @param name its folder among the resources
 * @param directory a copy with a tokenizer
 * @param tensors logits, losses and gradients by name
 * @param settings token ids and single numbers
 */
public record GoldenCase(String name, Path directory, Map<String, TensorData> tensors, JsonNode settings) {
    /** Every case. */
    public static final List<String> ALL = List.of(
            "gpt2",
            "gpt2-bf16-prefixless",
            "llama",
            "llama-tied-rope3",
            "mistral",
            "qwen2",
            "qwen3",
            "bert",
            "roberta",
            "t5",
            "t5-gated");

    public static GoldenCase read(String name, Path into) {
        try {
            Path from = folder().resolve(name);
            Path directory = Files.createDirectories(into.resolve(name));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, directory.resolve(file.getFileName()));
                }
            }
            Files.copy(folder().resolve("tokenizer.json"), directory.resolve("tokenizer.json"));
            return new GoldenCase(
                    name,
                    directory,
                    SafetensorsReader.read(from.resolve("golden.safetensors")),
                    new ObjectMapper().readTree(from.resolve("golden.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading golden case " + name, e);
        }
    }

    public static Path folder() {
        try {
            return Path.of(GoldenCase.class.getResource("golden/tokenizer.json").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("resources of the tests are files", e);
        }
    }

    public Backbone open(Precision precision) {
        return Backbone.open(directory, new BackboneOptions(precision, 1, "cpu"));
    }

    /** One of the two files of a directory that PEFT saved. */
    public byte[] peft(String tuner, String file) {
        try {
            return Files.readAllBytes(
                    folder().resolve(name).resolve("peft-" + tuner).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading what PEFT saved for " + name, e);
        }
    }

    /** A request to a script that scores or trains on the batch, to be completed. */
    public Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>();
        request.put("checkpoint", folder().resolve(name).toString());
        for (String key : List.of("ids", "decoder_ids", "targets")) {
            if (settings.has(key)) {
                request.put(key, settings.get(key));
            }
        }
        return request;
    }

    /** What PEFT saved, read. */
    public SoftPrompt decode(String tuner, Architecture shape) {
        return PeftDirectory.decode(peft(tuner, PeftDirectory.CONFIG), peft(tuner, PeftDirectory.TENSORS), shape);
    }

    /** The same model without a token that ends a text: the reference wrote on. */
    GoldenCase neverEnding() {
        try {
            Path config = directory.resolve("config.json");
            var mapper = new ObjectMapper();
            ObjectNode root = (ObjectNode) mapper.readTree(config.toFile());
            root.put("eos_token_id", unwritten());
            mapper.writeValue(config.toFile(), root);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("changing the configuration of " + name, e);
        }
    }

    private int unwritten() {
        Set<Integer> written = Stream.of("greedy", "prompt_greedy", "prefix_greedy")
                .flatMap(text -> Arrays.stream(list(text)).boxed())
                .collect(Collectors.toSet());
        return IntStream.iterate(0, token -> token + 1)
                .filter(token -> !written.contains(token))
                .findFirst()
                .orElseThrow();
    }

    /** The tensors of a tuner that PEFT lacks. */
    Map<String, TensorData> tuner(String file) {
        try {
            return SafetensorsReader.read(folder().resolve(name).resolve(file + ".safetensors"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a tuner of " + name, e);
        }
    }

    boolean seq2seq() {
        return settings.path("kind").asText().equals("seq2seq");
    }

    boolean masked() {
        return settings.path("kind").asText().equals("masked");
    }

    int[][] ids(String key) {
        JsonNode rows = settings.path(key);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> numbers(rows.get(i)))
                .toArray(int[][]::new);
    }

    int[] list(String key) {
        return numbers(settings.path(key));
    }

    /** The batch; where there is no target token 0 stands, and {@link #weights} has a zero. */
    public TokenBatch batch() {
        int[][] targets = ids("targets");
        int[][] tokens = Arrays.stream(targets)
                .map(row -> Arrays.stream(row).map(token -> Math.max(0, token)).toArray())
                .toArray(int[][]::new);
        return seq2seq() ? new TokenBatch(ids("ids"), ids("decoder_ids"), tokens) : new TokenBatch(ids("ids"), tokens);
    }

    /** What makes the sum over tokens the library's mean loss. */
    public float[][] weights() {
        int[][] targets = ids("targets");
        long count = Arrays.stream(targets)
                .flatMapToInt(Arrays::stream)
                .filter(token -> token >= 0)
                .count();
        float[][] weights = new float[targets.length][];
        for (int row = 0; row < targets.length; row++) {
            weights[row] = new float[targets[row].length];
            for (int i = 0; i < weights[row].length; i++) {
                weights[row][i] = targets[row][i] < 0 ? 0 : 1f / count;
            }
        }
        return weights;
    }

    @Override
    public String toString() {
        return name;
    }

    private static int[] numbers(JsonNode row) {
        return IntStream.range(0, row.size()).map(i -> row.get(i).asInt()).toArray();
    }
}
