package io.alluvium.model;

import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Checkpoints of a few kilobytes: one with random weights, one that recites a text. */
final class TinyCheckpoint {
    static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);

    /** One thread: on a busy machine the threads of tiny operations wait for each other. */
    static final BackboneOptions EXACT = new BackboneOptions(Precision.FP32, 1, "cpu");

    private static final List<String> TEXTS = List.of(
            "the river leaves its sediment behind and the ground keeps what the river carried",
            "a stream passes, the ground remains; the river and the ground are the river's own");

    private TinyCheckpoint() {}

    /** Random weights, large enough that every gradient matters. */
    static Path write(Path directory) throws IOException {
        UntrainedCheckpoint.write(directory, SHAPE, TEXTS, 0.3);
        return directory;
    }

    /**
     * A model that ignores what it reads: position p yields byte p of {@code text}, then the end. Every layer adds zero,
     * the position's embedding points at the embedding of the token to say.
     */
    static Path reciting(Path directory, String text) throws IOException {
        UntrainedCheckpoint.write(directory, SHAPE, TEXTS, 0.3);
        Map<String, TensorData> tensors = UntrainedCheckpoint.weights(SHAPE, 0, 1);
        float[] tokens = tensors.get("wte.weight").values();
        float[] places = tensors.get("wpe.weight").values();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] script = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            script[i] = 1 + (bytes[i] & 0xFF);
        }
        int[] distinct = Arrays.stream(script).distinct().toArray();
        for (int direction = 0; direction < distinct.length; direction++) {
            tokens[distinct[direction] * SHAPE.width() + direction] = 1e-3f;
            for (int p = 0; p < script.length; p++) {
                places[p * SHAPE.width() + direction] = script[p] == distinct[direction] ? 1f : 0f;
            }
        }
        SafetensorsWriter.write(directory.resolve("model.safetensors"), tensors, ElementType.F32);
        return directory;
    }
}
