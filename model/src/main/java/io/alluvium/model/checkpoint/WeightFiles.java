package io.alluvium.model.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a checkpoint directory of any family: {@code model.safetensors}, or the shards that
 * {@code model.safetensors.index.json} lists. Opening reads and checks the headers; a tensor's data is read when it is asked
 * for and kept nowhere.
 */
public final class WeightFiles {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final List<Path> files;
    private final Map<String, SafetensorsFile> holders;
    private final Map<String, String> aliases;

    private WeightFiles(List<Path> files, Map<String, SafetensorsFile> holders, Map<String, String> notes) {
        this.files = files;
        this.holders = holders;
        this.aliases = new TreeMap<>(notes);
        aliases.entrySet().removeIf(e -> holders.containsKey(e.getKey()) || !holders.containsKey(e.getValue()));
    }

    /** Opens the weights in a directory; a single file goes before an index, as elsewhere. */
    public static WeightFiles open(Path directory) {
        try {
            if (Files.isRegularFile(directory.resolve(SINGLE))) {
                SafetensorsFile file = SafetensorsFile.open(directory.resolve(SINGLE));
                Map<String, SafetensorsFile> holders = new TreeMap<>();
                file.names().forEach(name -> holders.put(name, file));
                return new WeightFiles(List.of(file.path()), holders, file.metadata());
            }
            if (Files.isRegularFile(directory.resolve(INDEX))) {
                return sharded(directory);
            }
        } catch (IOException e) {
            throw new CheckpointException("reading the weights in " + directory + ": " + e.getMessage());
        }
        throw new CheckpointException("checkpoint directory " + directory + " has no " + SINGLE + " and no " + INDEX
                + (Files.exists(directory.resolve("pytorch_model.bin"))
                        ? "; pytorch_model.bin is not read, save the model with safe_serialization=True"
                        : "; give a Hugging Face directory with one of them"));
    }

    private static WeightFiles sharded(Path directory) throws IOException {
        Path indexFile = directory.resolve(INDEX);
        WeightIndex index = WeightIndex.read(indexFile);
        List<Path> files = new ArrayList<>(List.of(indexFile));
        Map<String, SafetensorsFile> holders = new TreeMap<>();
        Map<String, String> notes = new TreeMap<>(index.metadata());
        for (String name : index.files()) {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new CheckpointException(
                        indexFile + " lists " + name + ", which is not in " + directory + "; fetch the missing shard");
            }
            SafetensorsFile shard = SafetensorsFile.open(file);
            for (String tensor : shard.names()) {
                SafetensorsFile other = holders.putIfAbsent(tensor, shard);
                if (other != null) {
                    throw new CheckpointException("tensor " + tensor + " is both in " + other.path() + " and in " + file
                            + "; the shards do not belong together");
                }
            }
            notes.putAll(shard.metadata());
            files.add(file);
        }
        index.shards().forEach((tensor, shard) -> checkPlace(indexFile, tensor, shard, holders.get(tensor)));
        return new WeightFiles(files, holders, notes);
    }

    private static void checkPlace(Path index, String tensor, String shard, @Nullable SafetensorsFile holder) {
        if (holder == null) {
            throw new CheckpointException(index + " lists tensor " + tensor + " in " + shard
                    + ", but no shard holds it; the index and the shards do not belong together");
        }
        if (!holder.path().endsWith(shard)) {
            throw new CheckpointException(index + " lists tensor " + tensor + " in " + shard + ", but it is in "
                    + holder.path() + "; the index and the shards do not belong together");
        }
    }

    /** Names of the tensors that are stored, sorted; aliases are not among them. */
    public Set<String> names() {
        return Collections.unmodifiableSet(holders.keySet());
    }

    /** Whether {@link #read} gives this tensor: it is stored, or an alias of one that is. */
    public boolean has(String name) {
        return holders.containsKey(stored(name));
    }

    /** The name by which a tensor is held: {@code name} itself, else {@code name} after one of the prefixes. */
    public Optional<String> find(String name, String... prefixes) {
        if (has(name)) {
            return Optional.of(name);
        }
        for (String prefix : prefixes) {
            if (has(prefix + name)) {
                return Optional.of(prefix + name);
            }
        }
        return Optional.empty();
    }

    /** Names that were left out on saving because another tensor is the same, with that tensor's name. */
    public Map<String, String> aliases() {
        return Collections.unmodifiableMap(aliases);
    }

    /** The file that holds a tensor. */
    public Path file(String name) {
        return holder(name).path();
    }

    /** Shape of a tensor. */
    public long[] shape(String name) {
        return holder(name).shape(stored(name));
    }

    /**
     * Reads a tensor as 32-bit floats.
     *
     * @throws CheckpointException if it is not there, of a type that is no float, or holds a value that is no number
     */
    public TensorData read(String name) {
        SafetensorsFile holder = holder(name);
        try {
            TensorData data = holder.read(stored(name));
            for (float value : data.values()) {
                if (!Float.isFinite(value)) {
                    throw new CheckpointException(holder.path() + ": tensor " + name + " holds " + value);
                }
            }
            return data;
        } catch (IOException e) {
            throw new CheckpointException("reading tensor " + name + " of " + holder.path() + ": " + e.getMessage());
        }
    }

    /**
     * SHA-256 of what the weights are made of, lower-case hex: of {@code model.safetensors}; for shards that of the lines that
     * {@code sha256sum} prints for the index and then the shards, sorted by name.
     */
    public String digest() {
        if (files.size() == 1) {
            return Sha256.of(files.get(0));
        }
        var lines = new StringBuilder();
        files.forEach(file -> lines.append(Sha256.of(file))
                .append("  ")
                .append(file.getFileName())
                .append('\n'));
        return Sha256.of(lines.toString());
    }

    private SafetensorsFile holder(String name) {
        SafetensorsFile holder = holders.get(stored(name));
        if (holder == null) {
            throw new CheckpointException(this + " holds no tensor " + name + " among its " + holders.size());
        }
        return holder;
    }

    private String stored(String name) {
        return aliases.getOrDefault(name, name);
    }

    /** The file that a message about the weights as a whole should name. */
    @Override
    public String toString() {
        return files.get(0).toString();
    }
}
