package io.alluvium.model.family;

import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.Map;

/** The reference's gradient of a tuner's tensors, in the order in which this program holds them. */
final class GoldenGradient {
    private GoldenGradient() {}

    /** Tensors of the reference's bottlenecks, whose names differ a little. */
    static float[] joined(PromptShape shape, Map<String, TensorData> tensors, String prefix) {
        float[] values = new float[shape.size()];
        int at = 0;
        for (TrainedTensor tensor : shape.tensors()) {
            String name = tensor.name().replaceFirst("^(decoder|encoder)", "layers");
            TensorData found = tensors.get(prefix + name);
            if (found == null) {
                found = tensors.get(prefix + name.replaceAll("(down|up)\\.(s|t|bias)$", "$1_$2"));
            }
            System.arraycopy(found.values(), 0, values, at, tensor.size());
            at += tensor.size();
        }
        return values;
    }

    static float[] of(GoldenCase golden, String tuner, PromptShape shape, Architecture backbone) {
        if (golden.tensors().containsKey(tuner + "_grad")) {
            return golden.tensors().get(tuner + "_grad").values();
        }
        Map<String, String> modules = Architectures.modules(backbone);
        float[] gradient = new float[shape.size()];
        int at = 0;
        for (TrainedTensor tensor : shape.tensors()) {
            int dot = tensor.name().lastIndexOf('.');
            String last = tensor.name().substring(dot + 1);
            String module = modules.get(tensor.name().substring(0, dot));
            String ending = last.startsWith("lora") ? last + ".weight" : "ln_tuning_layers." + last;
            TensorData reference = golden.tensors().get(tuner + "_grad.base_model.model." + module + "." + ending);
            System.arraycopy(reference.values(), 0, gradient, at, tensor.size());
            at += tensor.size();
        }
        return gradient;
    }
}
