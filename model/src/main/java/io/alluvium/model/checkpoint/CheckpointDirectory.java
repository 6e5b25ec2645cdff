package io.alluvium.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
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
        Path weightsFile = require(path, "model.safetensors");
        require(path, "tokenizer.json");
        try {
            Gpt2Config config = Gpt2Config.read(configFile);
            Map<String, long[]> shapes = config.tensors();
            Map<String, TensorData> stored = SafetensorsReader.read(
                    weightsFile,
                    name -> shapes.containsKey(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name));
            Map<String, TensorData> tensors = new LinkedHashMap<>();
            shapes.forEach((name, shape) -> tensors.put(name, pick(weightsFile, stored, name, shape)));
            return new CheckpointDirectory(path, config, tensors);
        } catch (IOException e) {
            throw new CheckpointException("reading checkpoint " + path + ": " + e.getMessage());
        }
    }

    private static TensorData pick(Path file, Map<String, TensorData> stored, String name, long[] shape) {
        TensorData data = stored.containsKey(name) ? stored.get(name) : stored.get(PREFIX + name);
        if (data == null) {
            throw new CheckpointException(file + " lacks tensor " + name + " " + Arrays.toString(shape) + "; it holds "
                    + stored.size() + " of the model's tensors: the file does not match config.json");
        }
        if (!Arrays.equals(data.shape(), shape)) {
            throw new CheckpointException(file + ": tensor " + name + " has shape " + Arrays.toString(data.shape())
                    + ", config.json asks for " + Arrays.toString(shape));
        }
        for (float value : data.values()) {
            if (!Float.isFinite(value)) {
                throw new CheckpointException(file + ": tensor " + name + " holds " + value);
            }
        }
        return data;
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
        try (InputStream file = Files.newInputStream(path.resolve(name));
                DigestInputStream in = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new CheckpointException("reading " + path.resolve(name) + ": " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
