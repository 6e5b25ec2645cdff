package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import io.alluvium.model.tuner.TunerShapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** LoRA: a pair of matrices for each target module. */
final class LowRankPairs implements PeftFormat {

    @Override
    public Map<String, Object> config(PromptShape shape, Architecture model) {
        TrainedTensor first = shape.tensors().get(0);
        TrainedTensor second = shape.tensors().get(1);
        int rank = first.dimensions().get(0);
        Map<String, Object> config = new HashMap<>();
        config.put("peft_type", "LORA");
        config.put("r", rank);
        config.put("lora_alpha", plain(second.scale() * rank));
        config.put("lora_dropout", 0.0);
        config.put("bias", "none");
        // GPT-2 keeps its matrices as [in, out].
        config.put("fan_in_fan_out", model.family().equals("gpt2"));
        config.put("target_modules", List.copyOf(targets(shape, model)));
        return config;
    }

    private static Object plain(double alpha) {
        return alpha == Math.rint(alpha) ? (Object) (int) alpha : (Object) alpha;
    }

    /** Whole module names: a last word alone may name modules that are not trained. */
    private static TreeSet<String> targets(PromptShape shape, Architecture model) {
        Map<String, String> modules = Architectures.modules(model);
        var targets = new TreeSet<String>();
        for (TrainedTensor tensor : shape.tensors()) {
            targets.add(modules.get(tensor.name().substring(0, tensor.name().lastIndexOf('.'))));
        }
        return targets;
    }

    @Override
    public Map<String, TensorData> tensors(SoftPrompt prompt, Architecture model) {
        return names(model).split(prompt);
    }

    private static ModuleTensors names(Architecture model) {
        return ModuleTensors.of(model, last -> last + ".weight");
    }

    @Override
    public SoftPrompt read(JsonNode config, Map<String, TensorData> tensors, Architecture model) {
        int rank = config.path("r").asInt(0);
        double alpha = config.path("lora_alpha").asDouble(0);
        if (rank < 1 || !(alpha > 0)) {
            throw new CheckpointException(PeftDirectory.CONFIG + " has r " + config.path("r") + " and lora_alpha "
                    + config.path("lora_alpha") + "; both must be positive numbers");
        }
        for (String unsupported :
                List.of("use_dora", "lora_bias", "rank_pattern", "alpha_pattern", "modules_to_save")) {
            JsonNode found = config.path(unsupported);
            if (found.asBoolean(false) || found.size() > 0) {
                throw new CheckpointException(PeftDirectory.CONFIG + " has " + unsupported + " " + found
                        + "; pairs of one rank without it are supported");
            }
        }
        if (!config.path("bias").asText("none").equals("none")) {
            throw new CheckpointException(
                    PeftDirectory.CONFIG + " has bias " + config.path("bias") + "; none is supported");
        }
        double scaled = config.path("use_rslora").asBoolean(false) ? alpha * Math.sqrt(rank) : alpha;
        return names(model).join(TunerShapes.lowRank(model, rank, scaled), tensors);
    }
}
