package io.alluvium.model.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Hugging Face checkpoint directory, checked: {@code config.json}, {@code model.safetensors}, {@code tokenizer.json}.
 *
 * @param path the directory
 * @param config shape of the model
 * @param tensors every tensor the shape asks for, in program order, without the {@code transformer.} prefix
 */
public record CheckpointDirectory(Path path, Gpt2Config config, Map<String, TensorData> tensors) {
    private static final String PREFIX = "transformer.";

    /** Reads and checks a directory. */
    public static CheckpointDirectory read(Path path) {
        Path configFile = require(path, "config.json");
        require(path, "tokenizer.json");
        WeightFiles weights = WeightFiles.open(path);
        try {
            Gpt2Config config = Gpt2Config.read(configFile);
            Map<String, long[]> shapes = config.tensors();
            Map<String, TensorData> tensors = new LinkedHashMap<>();
            shapes.forEach((name, shape) -> tensors.put(name, pick(weights, shapes, name)));
            return new CheckpointDirectory(path, config, tensors);
        } catch (IOException e) {
            throw new CheckpointException("reading checkpoint " + path + ": " + e.getMessage());
        }
    }

    private static TensorData pick(WeightFiles weights, Map<String, long[]> shapes, String name) {
        long[] shape = shapes.get(name);
        String held = weights.find(name, PREFIX)
                .orElseThrow(() -> new CheckpointException(weights + " lacks tensor " + name + " "
                        + Arrays.toString(shape) + "; it holds "
                        + shapes.keySet().stream()
                                .filter(other -> weights.find(other, PREFIX).isPresent())
                                .count()
                        + " of the model's tensors: the file does not match config.json"));
        if (!Arrays.equals(weights.shape(held), shape)) {
            throw new CheckpointException(weights.file(held) + ": tensor " + held + " has shape "
                    + Arrays.toString(weights.shape(held)) + ", config.json asks for " + Arrays.toString(shape));
        }
        return weights.read(held);
    }

    private static Path require(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException("checkpoint directory " + directory + " has no " + name
                    + "; give a Hugging Face directory with config.json, model.safetensors and tokenizer.json");
        }
        return file;
    }

    /** SHA-256 of one of the directory's files, lower-case hex. */
    public String digest(String name) {
        return Sha256.of(path.resolve(name));
    }
}
