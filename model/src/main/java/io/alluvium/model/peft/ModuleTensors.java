package io.alluvium.model.peft;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tensors that PEFT keeps under the names of the modules they change. */
final class ModuleTensors {
    private static final String ROOT = "base_model.model.";

    private final Map<String, String> modules;
    private final UnaryOperator<String> ending;

    /**
     * Names for a backbone.
     *
     * @param ending what PEFT writes for the last word of one of the programs' names
     */
    ModuleTensors(Architecture model, UnaryOperator<String> ending) {
        this.modules = Architectures.modules(model);
        this.ending = ending;
    }

    /** PEFT's name of one of the programs' tensors. */
    String name(String tensor) {
        int dot = tensor.lastIndexOf('.');
        return ROOT + modules.get(tensor.substring(0, dot)) + "." + ending.apply(tensor.substring(dot + 1));
    }

    Map<String, TensorData> split(SoftPrompt prompt) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        int at = 0;
        for (TrainedTensor tensor : prompt.shape().tensors()) {
            float[] values = Arrays.copyOfRange(prompt.values(), at, at + tensor.size());
            tensors.put(name(tensor.name()), new TensorData(tensor.shape(), values));
            at += tensor.size();
        }
        return tensors;
    }

    /** The tensors of a whole tuner that a file holds; what else it holds was made for another model. */
    SoftPrompt join(PromptShape whole, Map<String, TensorData> stored) {
        Set<String> unread = new HashSet<>(stored.keySet());
        whole.tensors().forEach(tensor -> unread.remove(name(tensor.name())));
        if (stored.isEmpty() || !unread.isEmpty()) {
            throw new CheckpointException(PeftDirectory.TENSORS + " holds "
                    + (stored.isEmpty() ? "no tensor" : unread.iterator().next())
                    + "; this backbone has no such module: the directory was made for another model");
        }
        PromptShape shape = whole.only(tensor -> stored.containsKey(name(tensor.name())));
        float[] values = new float[shape.size()];
        int at = 0;
        for (TrainedTensor tensor : shape.tensors()) {
            TensorData found = Objects.requireNonNull(stored.get(name(tensor.name())));
            if (!Arrays.equals(found.shape(), tensor.shape())) {
                throw new CheckpointException(PeftDirectory.TENSORS + ": " + name(tensor.name()) + " has shape "
                        + Arrays.toString(found.shape()) + "; for this backbone it is "
                        + Arrays.toString(tensor.shape()));
            }
            System.arraycopy(found.values(), 0, values, at, tensor.size());
            at += tensor.size();
        }
        return new SoftPrompt(shape, values);
    }
}
