package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import io.alluvium.model.tuner.TunerShapes;
import java.util.HashMap;
import java.util.Map;

/**
 * Houlsby's adapter and Compacter. PEFT has neither, so this form of the two files is ours: type names that PEFT does not
 * know and refuses, the settings that give the shape, and the tensors under the module that each bottleneck stands behind.
 */
final class Bottlenecks implements PeftFormat {
    private static final String VERSION = "format_version";
    private static final int READ = 1;
    private static final String ACTIVATION = "activation";
    private static final String GELU = "gelu_new";
    private static final String BOTTLENECK = "bottleneck";
    private static final String RULES = "rules";

    private final PromptKind kind;

    Bottlenecks(PromptKind kind) {
        this.kind = kind;
    }

    @Override
    public Map<String, Object> config(PromptShape shape, Architecture model) {
        Map<String, Object> config = new HashMap<>();
        config.put("peft_type", kind == PromptKind.ADAPTER ? "HOULSBY_ADAPTER" : "COMPACTER");
        config.put(VERSION, READ);
        config.put(ACTIVATION, GELU);
        config.put("target_modules", new BottleneckNames(model).targets(shape));
        config.put(BOTTLENECK, width(shape, "down.bias"));
        if (kind == PromptKind.COMPACTER) {
            config.put(RULES, width(shape, "down_rule"));
        }
        return config;
    }

    private static int width(PromptShape shape, String ending) {
        return shape.tensors().stream()
                .filter(tensor -> tensor.name().endsWith(ending))
                .map(TrainedTensor::dimensions)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(shape + " has no tensor " + ending))
                .get(0);
    }

    @Override
    public Map<String, TensorData> tensors(SoftPrompt prompt, Architecture model) {
        return names(model).split(prompt);
    }

    /** All of a file's tensors are one part: a bottleneck that stands in some layers only is not known. */
    private static ModuleTensors names(Architecture model) {
        return new ModuleTensors(new BottleneckNames(model)::stored, tensor -> "");
    }

    @Override
    public SoftPrompt read(JsonNode config, Map<String, TensorData> tensors, Architecture model) {
        require(config, VERSION, String.valueOf(READ));
        require(config, ACTIVATION, GELU);
        int bottleneck = positive(config, BOTTLENECK);
        if (kind == PromptKind.ADAPTER) {
            return names(model).join(TunerShapes.adapter(model, bottleneck), tensors);
        }
        int rules = positive(config, RULES);
        if (model.width() % rules != 0 || bottleneck % rules != 0) {
            throw new CheckpointException(PeftDirectory.CONFIG + " has bottleneck " + bottleneck + " and rules " + rules
                    + "; rules must divide it and this backbone's width of " + model.width()
                    + ": the directory was made for another model");
        }
        return names(model).join(TunerShapes.compacter(model, bottleneck, rules), tensors);
    }

    private static void require(JsonNode config, String key, String expected) {
        String found = config.path(key).asText("absent");
        if (!found.equals(expected)) {
            throw new CheckpointException(
                    PeftDirectory.CONFIG + " has " + key + " " + found + "; " + expected + " is supported");
        }
    }

    private static int positive(JsonNode config, String key) {
        JsonNode found = config.path(key);
        if (!found.canConvertToInt() || found.asInt() < 1) {
            throw new CheckpointException(PeftDirectory.CONFIG + " has " + key + " "
                    + (found.isMissingNode() ? "absent" : found) + "; it must be a positive number");
        }
        return found.asInt();
    }
}
