package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.checkpoint.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A Hugging Face checkpoint directory: {@code config.json}, {@code tokenizer.json}, and {@code model.safetensors} or its
 * shards. Its tensors go by the programs' names.
 */
public final class CheckpointDirectory {
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";

    private final Path path;
    private final ConfigFile config;
    private final Family family;
    private final Architecture shape;
    private final WeightFiles weights;
    private final Map<String, TensorSource> sources;

    private CheckpointDirectory(Path path, ConfigFile config, WeightFiles weights) {
        this.path = path;
        this.config = config;
        this.family = Families.of(config);
        this.shape = family.architecture(config);
        this.weights = weights;
        this.sources = family.tensors(shape);
    }

    /**
     * Opens a directory.
     *
     * @throws CheckpointException if a file is missing, damaged or of a family that is not known
     */
    public static CheckpointDirectory read(Path path) {
        Path configFile = require(path, CONFIG);
        require(path, TOKENIZER);
        try {
            ConfigFile config = ConfigFile.decode(configFile.toString(), Files.readAllBytes(configFile));
            return new CheckpointDirectory(path, config, WeightFiles.open(path));
        } catch (IOException e) {
            throw new CheckpointException("reading checkpoint " + path + ": " + e.getMessage());
        }
    }

    /** The directory. */
    public Path path() {
        return path;
    }

    /** The model's shape. */
    public Architecture shape() {
        return shape;
    }

    /**
     * The model's special tokens.
     *
     * @param known the end-of-text token that the tokenizer has, if any
     */
    public SpecialTokens special(OptionalInt known) {
        return SpecialTokens.of(config, known, shape.vocabulary());
    }

    /** The programs' names of the tensors that this family has; a file may lack some of them. */
    public Set<String> names() {
        return sources.keySet();
    }

    /**
     * One tensor, as the programs take it; nothing where a file need not have it and has not.
     *
     * @throws CheckpointException if it is missing, damaged or of another shape than {@code config.json} asks for
     */
    public Optional<TensorData> tensor(String name) {
        TensorSource source = sources.get(name);
        if (source == null) {
            throw new IllegalArgumentException(shape.family() + " has no tensor " + name);
        }
        List<TensorData> parts = new ArrayList<>();
        for (String stored : source.names()) {
            Optional<String> found = stored(stored);
            if (found.isEmpty()) {
                if (source.optional()) {
                    return Optional.empty();
                }
                throw new CheckpointException(weights + " lacks tensor " + stored + "; it holds "
                        + weights.names().size() + " tensors: the weights do not match config.json");
            }
            parts.add(weights.read(found.get()));
        }
        return Optional.of(whole(source, parts));
    }

    /** The name under which a file holds a tensor: prefixes come and go, and norms had other names once. */
    private Optional<String> stored(String name) {
        List<String> candidates = new ArrayList<>(List.of(name));
        if (name.contains("LayerNorm.")) {
            candidates.add(
                    name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"));
        }
        for (String candidate : List.copyOf(candidates)) {
            family.prefixes().forEach(prefix -> candidates.add(prefix + candidate));
        }
        return candidates.stream().filter(weights::has).findFirst();
    }

    private TensorData whole(TensorSource source, List<TensorData> parts) {
        long[] expected = source.shape();
        long stored = parts.stream().mapToLong(part -> part.values().length).sum();
        if (stored != Arrays.stream(expected).asDoubleStream().reduce(1, (a, b) -> a * b)) {
            throw mismatch(source, parts);
        }
        float[] values = new float[Math.toIntExact(stored)];
        int at = 0;
        long rows = 0;
        for (TensorData data : parts) {
            TensorData part = source.transposed() ? turned(data) : data;
            if (part.shape().length != expected.length || !Arrays.equals(tail(part.shape()), tail(expected))) {
                throw mismatch(source, parts);
            }
            System.arraycopy(part.values(), 0, values, at, part.values().length);
            at += part.values().length;
            rows += part.shape()[0];
        }
        if (rows != expected[0]) {
            throw mismatch(source, parts);
        }
        return new TensorData(expected, values);
    }

    private CheckpointException mismatch(TensorSource source, List<TensorData> parts) {
        String found = String.join(
                ", ", parts.stream().map(part -> Arrays.toString(part.shape())).toList());
        long[] expected = source.transposed() ? new long[] {source.shape()[1], source.shape()[0]} : source.shape();
        return new CheckpointException(weights + ": tensor " + String.join(", ", source.names()) + " has shape " + found
                + ", config.json asks for " + Arrays.toString(expected) + (parts.size() > 1 ? " in all" : ""));
    }

    private static long[] tail(long... shape) {
        return Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length);
    }

    private static TensorData turned(TensorData data) {
        if (data.shape().length != 2) {
            return data;
        }
        int rows = (int) data.shape()[0];
        int columns = (int) data.shape()[1];
        float[] values = new float[data.values().length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * rows + row] = data.values()[row * columns + column];
            }
        }
        return new TensorData(new long[] {columns, rows}, values);
    }

    private static Path require(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException("checkpoint directory " + directory + " has no " + name
                    + "; give a Hugging Face directory with config.json, model.safetensors and tokenizer.json");
        }
        return file;
    }

    /** SHA-256 of the weights, lower-case hex. */
    public String weightsDigest() {
        return weights.digest();
    }

    /** SHA-256 of {@code tokenizer.json}, lower-case hex. */
    public String tokenizerDigest() {
        return Sha256.of(path.resolve(TOKENIZER));
    }
}
