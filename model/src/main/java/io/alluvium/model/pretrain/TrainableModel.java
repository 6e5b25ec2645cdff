package io.alluvium.model.pretrain;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.torch.TorchProgram;
import io.alluvium.model.torch.TorchSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Master weights in 32-bit floats with their optimiser state, all in native memory. Hidden matrices are updated by Muon
 * (orthogonalised momentum, Jordan et al. 2024; scaled as by Liu et al. 2025), everything else by AdamW (Loshchilov and
 * Hutter 2019).
 */
final class TrainableModel {
    private static final long LOSS_CHUNK = 512;
    private static final double CLIP = 1.0;
    private static final double DEVIATION = 0.02;

    private final Gpt2Config shape;
    private final TorchProgram network;
    private final TorchProgram optimizer;
    private final Map<String, PtNDArray> weights = new LinkedHashMap<>();
    private final Map<String, PtNDArray> first = new LinkedHashMap<>();
    private final Map<String, PtNDArray> second = new LinkedHashMap<>();

    TrainableModel(PtNDManager owner, Gpt2Config shape, long seed) {
        this.shape = shape;
        this.network = TorchProgram.load(owner, new TorchSource("Pretraining", List.of("pretraining.py"), Map.of()));
        this.optimizer = TorchProgram.load(owner, new TorchSource("Optimizer", List.of("optimizer.py"), Map.of()));
        UntrainedCheckpoint.weights(shape, DEVIATION, seed).forEach((name, initial) -> {
            long[] dimensions = initial.shape();
            weights.put(name, create(owner, dimensions, initial.values()));
            first.put(name, create(owner, dimensions, new float[(int) TensorData.elements(dimensions)]));
            second.put(name, create(owner, dimensions, new float[(int) TensorData.elements(dimensions)]));
        });
    }

    private static PtNDArray create(PtNDManager owner, long[] dimensions, float[] values) {
        return (PtNDArray) owner.create(values, new Shape(dimensions));
    }

    /** One update on rows of {@code context + 1} tokens; returns the mean loss in nats per token. */
    float update(PtNDManager owner, int[][] rows, int step, PretrainConfig.Schedule schedule) {
        try (PtNDManager scope = (PtNDManager) owner.newSubManager()) {
            List<PtNDArray> results = network.tensors(
                    scope,
                    "pretrain_gradients",
                    list(weights),
                    slice(scope, rows, 0),
                    slice(scope, rows, 1),
                    (long) shape.heads(),
                    shape.epsilon(),
                    LOSS_CHUNK,
                    TorchProgram.BFLOAT16);
            List<PtNDArray> gradients = results.subList(0, weights.size());
            optimizer.tensors(scope, "clip", gradients, CLIP);
            apply(gradients, step, schedule);
            return results.get(weights.size()).toFloatArray()[0];
        }
    }

    private void apply(List<PtNDArray> gradients, int step, PretrainConfig.Schedule schedule) {
        List<PtNDArray> hidden = new ArrayList<>();
        List<PtNDArray> hiddenGradients = new ArrayList<>();
        List<PtNDArray> hiddenMomentum = new ArrayList<>();
        List<PtNDArray> other = new ArrayList<>();
        List<PtNDArray> otherGradients = new ArrayList<>();
        List<PtNDArray> otherFirst = new ArrayList<>();
        List<PtNDArray> otherSecond = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, PtNDArray> entry : weights.entrySet()) {
            String name = entry.getKey();
            boolean matrix =
                    name.startsWith("h.") && entry.getValue().getShape().dimension() == 2;
            (matrix ? hidden : other).add(entry.getValue());
            (matrix ? hiddenGradients : otherGradients).add(gradients.get(index++));
            (matrix ? hiddenMomentum : otherFirst).add(first.get(name));
            if (!matrix) {
                otherSecond.add(second.get(name));
            }
        }
        double rate = schedule.rateAt(step);
        optimizer.run("muon", hidden, hiddenGradients, hiddenMomentum, rate, schedule.weightDecay());
        optimizer.run("adamw", other, otherGradients, otherFirst, otherSecond, step + 1L, rate, schedule.weightDecay());
    }

    /** Mean loss, in nats per token, over rows of {@code context + 1} tokens. */
    double loss(PtNDManager owner, int[][] rows) {
        try (PtNDManager scope = (PtNDManager) owner.newSubManager()) {
            PtNDArray loss = network.tensors(
                            scope,
                            "mean_loss",
                            list(weights),
                            slice(scope, rows, 0),
                            slice(scope, rows, 1),
                            (long) shape.heads(),
                            shape.epsilon(),
                            LOSS_CHUNK,
                            TorchProgram.BFLOAT16)
                    .get(0);
            return loss.toFloatArray()[0];
        }
    }

    /** Writes weights and optimiser state. */
    void save(Path directory) throws IOException {
        SafetensorsWriter.write(directory.resolve("weights.safetensors"), values(weights), ElementType.F32);
        SafetensorsWriter.write(directory.resolve("first.safetensors"), values(first), ElementType.F32);
        SafetensorsWriter.write(directory.resolve("second.safetensors"), values(second), ElementType.F32);
    }

    /** Replaces weights and optimiser state by what {@link #save} wrote. */
    void load(Path directory) throws IOException {
        fill(weights, directory.resolve("weights.safetensors"));
        fill(first, directory.resolve("first.safetensors"));
        fill(second, directory.resolve("second.safetensors"));
    }

    /** Writes the weights alone, in bfloat16, as a checkpoint that other libraries read. */
    void export(Path file) throws IOException {
        SafetensorsWriter.write(file, values(weights), ElementType.BF16);
    }

    private static Map<String, TensorData> values(Map<String, PtNDArray> tensors) {
        Map<String, TensorData> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                values.put(name, new TensorData(tensor.getShape().getShape(), tensor.toFloatArray())));
        return values;
    }

    private static void fill(Map<String, PtNDArray> tensors, Path file) throws IOException {
        Map<String, TensorData> stored = SafetensorsReader.read(file);
        tensors.forEach((name, tensor) -> {
            TensorData data = stored.get(name);
            if (data == null || !new Shape(data.shape()).equals(tensor.getShape())) {
                throw new CheckpointException(file + " does not hold tensor " + name + " in shape " + tensor.getShape()
                        + "; it belongs to another run: start with an empty output directory");
            }
            tensor.set(data.values());
        });
    }

    private static List<PtNDArray> list(Map<String, PtNDArray> tensors) {
        return List.copyOf(tensors.values());
    }

    private static PtNDArray slice(PtNDManager scope, int[][] rows, int from) {
        int length = rows[0].length - 1;
        long[] ids = new long[rows.length * length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < length; i++) {
                ids[row * length + i] = rows[row][from + i];
            }
        }
        return (PtNDArray) scope.create(ids, new Shape(rows.length, length));
    }
}
