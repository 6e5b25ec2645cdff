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
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Tensors that a file keeps under the names of the modules they change. */
final class ModuleTensors {
    /** Where PEFT puts the frozen model. */
    static final String ROOT = "base_model.model.";

    private final UnaryOperator<String> names;
    private final UnaryOperator<String> parts;

    /**
     * Names by two rules.
     *
     * @param names the file's name of one of the programs' tensors
     * @param parts what one of the programs' tensors is a part of: a file holds all tensors of a part, or none
     */
    ModuleTensors(UnaryOperator<String> names, UnaryOperator<String> parts) {
        this.names = names;
        this.parts = parts;
    }

    /**
     * The names of PEFT, where each module of a backbone is a part.
     *
     * @param ending what PEFT writes for the last word of one of the programs' names
     */
    static ModuleTensors of(Architecture model, UnaryOperator<String> ending) {
        Map<String, String> modules = Architectures.modules(model);
        return new ModuleTensors(
                tensor -> ROOT + modules.get(module(tensor)) + "."
                        + ending.apply(tensor.substring(tensor.lastIndexOf('.') + 1)),
                ModuleTensors::module);
    }

    private static String module(String tensor) {
        return tensor.substring(0, tensor.lastIndexOf('.'));
    }

    Map<String, TensorData> split(SoftPrompt prompt) {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        int at = 0;
        for (TrainedTensor tensor : prompt.shape().tensors()) {
            float[] values = Arrays.copyOfRange(prompt.values(), at, at + tensor.size());
            tensors.put(names.apply(tensor.name()), new TensorData(tensor.shape(), values));
            at += tensor.size();
        }
        return tensors;
    }

    /** The parts of a whole tuner that a file holds; what else it holds was made for another model. */
    SoftPrompt join(PromptShape whole, Map<String, TensorData> stored) {
        requireKnown(whole, stored);
        Set<String> held = whole.tensors().stream()
                .map(TrainedTensor::name)
                .filter(name -> stored.containsKey(names.apply(name)))
                .map(parts)
                .collect(Collectors.toSet());
        PromptShape shape = whole.only(tensor -> held.contains(parts.apply(tensor.name())));
        shape.tensors().forEach(tensor -> found(tensor, stored));
        float[] values = new float[shape.size()];
        int at = 0;
        for (TrainedTensor tensor : shape.tensors()) {
            System.arraycopy(found(tensor, stored).values(), 0, values, at, tensor.size());
            at += tensor.size();
        }
        return new SoftPrompt(shape, values);
    }

    private void requireKnown(PromptShape whole, Map<String, TensorData> stored) {
        Set<String> unread = new HashSet<>(stored.keySet());
        whole.tensors().forEach(tensor -> unread.remove(names.apply(tensor.name())));
        if (stored.isEmpty() || !unread.isEmpty()) {
            throw new CheckpointException(PeftDirectory.TENSORS + " holds "
                    + (stored.isEmpty() ? "no tensor" : unread.iterator().next())
                    + "; this backbone has no such module: the directory was made for another model");
        }
    }

    private TensorData found(TrainedTensor tensor, Map<String, TensorData> stored) {
        String name = names.apply(tensor.name());
        TensorData found = stored.get(name);
        if (found == null) {
            throw new CheckpointException(PeftDirectory.TENSORS + " holds no tensor " + name
                    + ", without which the others are of no use here: it is damaged or was made for another model");
        }
        if (!Arrays.equals(found.shape(), tensor.shape())) {
            throw new CheckpointException(PeftDirectory.TENSORS + ": " + name + " has shape "
                    + Arrays.toString(found.shape()) + "; for this backbone it is " + Arrays.toString(tensor.shape()));
        }
        return found;
    }
}
