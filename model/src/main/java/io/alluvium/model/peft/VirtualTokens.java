package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Prompt tuning and prefix tuning: one tensor, a row for each virtual token. */
final class VirtualTokens implements PeftFormat {
    private static final String TENSOR = "prompt_embeddings";

    private final PromptKind kind;

    VirtualTokens(PromptKind kind) {
        this.kind = kind;
    }

    @Override
    public Map<String, Object> config(PromptShape shape, Architecture model) {
        Map<String, Object> config = new HashMap<>();
        config.put("num_attention_heads", heads(model));
        config.put("num_layers", model.layers());
        config.put("num_transformer_submodules", submodules(model));
        config.put("num_virtual_tokens", shape.length());
        config.put("token_dim", tokenWidth(model));
        if (kind == PromptKind.PREFIX) {
            config.put("peft_type", "PREFIX_TUNING");
            config.put("prefix_projection", false);
        } else {
            config.put("peft_type", "PROMPT_TUNING");
            config.put("prompt_tuning_init", "RANDOM");
        }
        return config;
    }

    /** A prefix has the keys' width, which shared keys make narrower. */
    private int tokenWidth(Architecture model) {
        return kind == PromptKind.PREFIX ? model.groups() * model.headWidth() : model.width();
    }

    /** A prefix stands beside the keys, which heads may share. */
    private int heads(Architecture model) {
        return kind == PromptKind.PREFIX ? model.groups() : model.heads();
    }

    /** A prefix counts encoder and decoder; a prompt is the encoder's alone. */
    private int submodules(Architecture model) {
        return kind == PromptKind.PREFIX && model.task() == Architecture.Task.SEQ2SEQ ? 2 : 1;
    }

    @Override
    public Map<String, TensorData> tensors(SoftPrompt prompt, Architecture model) {
        PromptShape shape = prompt.shape();
        return Map.of(TENSOR, new TensorData(new long[] {shape.length(), shape.columns()}, prompt.values()));
    }

    @Override
    public SoftPrompt read(JsonNode config, Map<String, TensorData> tensors, Architecture model) {
        JsonNode tokens = config.path("num_virtual_tokens");
        int length = tokens.asInt(0);
        if (length < 1 || length >= model.context()) {
            throw new CheckpointException(PeftDirectory.CONFIG + " has num_virtual_tokens " + tokens
                    + "; the backbone's context allows 1 to " + (model.context() - 1));
        }
        require(config, "num_layers", model.layers());
        require(config, "num_attention_heads", heads(model));
        require(config, "token_dim", tokenWidth(model));
        PromptShape shape =
                kind == PromptKind.PREFIX ? PromptShape.prefix(length, model) : PromptShape.prompt(length, model);
        TensorData tensor = tensors.get(TENSOR);
        if (tensor == null) {
            throw new CheckpointException(PeftDirectory.TENSORS + " holds no tensor " + TENSOR);
        }
        long[] expected = {length, shape.columns()};
        if (!Arrays.equals(tensor.shape(), expected)) {
            throw new CheckpointException(PeftDirectory.TENSORS + ": " + TENSOR + " has shape "
                    + Arrays.toString(tensor.shape()) + "; a " + kind + " of " + length
                    + " tokens for this backbone has " + Arrays.toString(expected));
        }
        return new SoftPrompt(shape, tensor.values());
    }

    private static void require(JsonNode config, String key, int expected) {
        JsonNode found = config.path(key);
        if (found.isNumber() && found.asInt() != expected) {
            throw new CheckpointException(PeftDirectory.CONFIG + " has " + key + " " + found + ", this backbone "
                    + expected + "; the prompt was made for another model");
        }
    }
}
