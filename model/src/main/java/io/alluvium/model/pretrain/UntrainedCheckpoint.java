package io.alluvium.model.pretrain;

import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tokenizer.BytePairTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A checkpoint directory with random weights: the start of pre-training, and a model small enough for tests. */
public final class UntrainedCheckpoint {
    private UntrainedCheckpoint() {}

    /** Initial weights by tensor name: matrices normal with {@code deviation}, gains one, biases zero. */
    public static Map<String, TensorData> weights(Gpt2Config shape, double deviation, long seed) {
        var random = new Random(seed);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        shape.tensors().forEach((name, dimensions) -> {
            float[] values = new float[(int) TensorData.elements(dimensions)];
            boolean gain = name.contains("ln_") && name.endsWith(".weight");
            double scale = name.endsWith("c_proj.weight") ? deviation / Math.sqrt(2.0 * shape.layers()) : deviation;
            for (int i = 0; i < values.length; i++) {
                values[i] = gain ? 1f : dimensions.length == 2 ? (float) (random.nextGaussian() * scale) : 0f;
            }
            tensors.put(name, new TensorData(dimensions, values));
        });
        return tensors;
    }

    /** Writes a complete directory; the tokenizer is trained on {@code texts} to the shape's vocabulary. */
    public static void write(Path directory, Gpt2Config shape, Iterable<String> texts, double deviation)
            throws IOException {
        Files.createDirectories(directory);
        shape.write(directory.resolve("config.json"));
        var trainer = new BytePairTrainer();
        texts.forEach(trainer::add);
        trainer.train(shape.vocabulary()).write(directory.resolve("tokenizer.json"));
        SafetensorsWriter.write(directory.resolve("model.safetensors"), weights(shape, deviation, 1), ElementType.F32);
    }
}
