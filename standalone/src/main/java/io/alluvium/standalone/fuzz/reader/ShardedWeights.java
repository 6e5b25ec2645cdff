package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.checkpoint.WeightFiles;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.standalone.fuzz.cases.SafetensorsCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Weights in two shards, with a broken index or a broken shard, or both; every tensor is read. */
final class ShardedWeights implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("shards", 8, CheckpointException.class);
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> SHARDS =
            List.of("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
    private static final String GOOD = """
            {"metadata": {"total_size": 28, "lm_head.weight": "a"},
             "weight_map": {"a": "%s", "b": "%s"}}
            """.formatted(SHARDS.get(0), SHARDS.get(1));

    private final Path directory;
    private final byte[] first = shard("a", ElementType.F32, 5);
    private final byte[] second = shard("b", ElementType.BF16, 4);
    private final CaseSource indices = new JsonCases(List.of(GOOD));
    private final CaseSource tensors = new SafetensorsCases(List.of(second));

    ShardedWeights() {
        try {
            directory = Files.createTempDirectory("alluvium-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException("Making a directory for broken shards", e);
        }
    }

    private static byte[] shard(String name, ElementType type, int length) {
        var tensor = new TensorData(new long[] {length}, new float[length]);
        return SafetensorsWriter.encode(Map.of(name, tensor), type, Map.of("format", "pt"));
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return Parts.join(
                dice.oneIn(3) ? GOOD.getBytes(StandardCharsets.UTF_8) : indices.make(dice),
                dice.oneIn(2) ? second : tensors.make(dice));
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        Parts parts = Parts.split(input);
        Files.write(directory.resolve(INDEX), parts.bytes(0));
        Files.write(directory.resolve(SHARDS.get(0)), first);
        Files.write(directory.resolve(SHARDS.get(1)), parts.bytes(1));
        WeightFiles weights = WeightFiles.open(directory);
        weights.names().forEach(weights::read);
        weights.aliases().keySet().forEach(weights::read);
        return Verdict.accepted();
    }

    @Override
    public void close() throws IOException {
        for (String name : List.of(INDEX, SHARDS.get(0), SHARDS.get(1))) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.delete(directory);
    }
}
