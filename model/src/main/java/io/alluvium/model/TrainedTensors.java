package io.alluvium.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prompt's tensors in native memory, by the programs' names, and the way back of their gradient. */
final class TrainedTensors {
    private TrainedTensors() {}

    /** The tensors, each multiplied with its scale; none without a prompt. */
    static Map<String, PtNDArray> of(PtNDManager scope, @Nullable SoftPrompt prompt) {
        Map<String, PtNDArray> tensors = new LinkedHashMap<>();
        if (prompt == null) {
            return tensors;
        }
        int at = 0;
        for (TrainedTensor tensor : prompt.shape().tensors()) {
            float[] values = Arrays.copyOfRange(prompt.values(), at, at + tensor.size());
            scale(values, 0, values.length, tensor.scale());
            tensors.put(tensor.name(), (PtNDArray) scope.create(values, new Shape(tensor.shape())));
            at += tensor.size();
        }
        return tensors;
    }

    /** The gradient for the numbers as they are stored, from that for the scaled ones. */
    static float[] gradient(SoftPrompt prompt, float[] scaled) {
        int at = 0;
        for (TrainedTensor tensor : prompt.shape().tensors()) {
            scale(scaled, at, tensor.size(), tensor.scale());
            at += tensor.size();
        }
        return scaled;
    }

    private static void scale(float[] values, int start, int count, double factor) {
        for (int i = start; factor != 1 && i < start + count; i++) {
            values[i] = (float) (values[i] * factor);
        }
    }
}
