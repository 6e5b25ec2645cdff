package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** LN tuning: gain and bias of each target norm. */
final class TunedNorms implements PeftFormat {

    @Override
    public Map<String, Object> config(PromptShape shape, Architecture model) {
        Map<String, String> modules = Architectures.modules(model);
        var targets = new TreeSet<String>();
        shape.tensors()
                .forEach(tensor -> targets.add(
                        modules.get(tensor.name().substring(0, tensor.name().lastIndexOf('.')))));
        Map<String, Object> config = new HashMap<>();
        config.put("peft_type", "LN_TUNING");
        config.put("target_modules", List.copyOf(targets));
        return config;
    }

    @Override
    public Map<String, TensorData> tensors(SoftPrompt prompt, Architecture model) {
        return names(model).split(prompt);
    }

    private static ModuleTensors names(Architecture model) {
        return ModuleTensors.of(model, last -> "ln_tuning_layers." + last);
    }

    @Override
    public SoftPrompt read(JsonNode config, Map<String, TensorData> tensors, Architecture model) {
        return names(model).join(TunerShapes.layerNorms(model), tensors);
    }
}
