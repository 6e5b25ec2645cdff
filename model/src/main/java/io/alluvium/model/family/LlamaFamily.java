package io.alluvium.model.family;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.CheckpointException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Llama (Touvron et al. 2023) and those of its layout, Mistral, Qwen2 and Qwen3: root mean square norms before the parts,
 * rotary positions, shared keys and values, a gated feed-forward part.
 */
final class LlamaFamily implements Family {
    private static final double USUAL_EPSILON = 1e-6;
    private static final int USUAL_QWEN3_HEAD = 128;

    @Override
    public Set<String> modelTypes() {
        return Set.of("llama", "mistral", "qwen2", "qwen3");
    }

    @Override
    public Architecture architecture(ConfigFile config) {
        var size = new Architecture.Size(
                config.number("vocab_size"),
                config.number("max_position_embeddings"),
                config.number("hidden_size"),
                config.number("num_hidden_layers"),
                0);
        int heads = config.number("num_attention_heads");
        int usual = config.modelType().equals("qwen3") ? USUAL_QWEN3_HEAD : size.width() / Math.max(1, heads);
        int headWidth = config.numberOr("head_dim", usual);
        Attention attention = Attention.grouped(
                heads, config.numberOr("num_key_value_heads", heads), headWidth, window(config, size.layers()));
        Activation activation = Activation.named(config, "hidden_act", config.text("hidden_act", "silu"));
        return new Architecture(
                config.modelType(),
                Architecture.Task.CAUSAL,
                size,
                attention,
                new Blocks(
                        new Blocks.FeedForward(config.number("intermediate_size"), activation, true),
                        new Blocks.Norms(config.realOr("rms_norm_eps", USUAL_EPSILON), false, false),
                        Blocks.Places.rotary(RotaryFrequencies.of(config, headWidth)),
                        1));
    }

    /** Mistral slides in every layer; Qwen only where it is told to. */
    private static Attention.Window window(ConfigFile config, int layers) {
        boolean switchable = config.modelType().startsWith("qwen");
        boolean slides = config.has("sliding_window") && !config.modelType().equals("llama");
        if (!slides || (switchable && !config.flag("use_sliding_window", false))) {
            return Attention.Window.NONE;
        }
        JsonNode types = config.node("layer_types");
        int first = switchable ? config.numberOr("max_window_layers", 0) : 0;
        Set<Integer> sliding = new HashSet<>();
        for (int layer = 0; layer < layers; layer++) {
            boolean told = types.isArray() && layer < types.size();
            boolean here = told ? types.get(layer).asText().equals("sliding_attention") : layer >= first;
            if (here) {
                sliding.add(layer);
            }
        }
        int size = config.number("sliding_window");
        if (size < 1) {
            throw new CheckpointException(config.file() + " has sliding_window " + size + "; it must be 1 or more");
        }
        return new Attention.Window(size, sliding);
    }

    @Override
    public List<String> prefixes() {
        return List.of("model.");
    }

    @Override
    public Map<String, TensorSource> tensors(Architecture shape) {
        long width = shape.width();
        long inner = shape.blocks().feedForward().inner();
        long queries = (long) shape.heads() * shape.headWidth();
        long all = queries + 2L * shape.groups() * shape.headWidth();
        var map = new TensorMap().matrix("embed", "embed_tokens", shape.vocabulary(), width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "decoder." + layer + ".";
            String from = "layers." + layer + ".";
            String attention = from + "self_attn.";
            List<String> three = List.of(attention + "q_proj", attention + "k_proj", attention + "v_proj");
            List<String> two = List.of(from + "mlp.gate_proj", from + "mlp.up_proj");
            map.vector(at + "norm1.weight", from + "input_layernorm.weight", width)
                    .joined(at + "qkv", three, all, width)
                    .matrix(at + "out", attention + "o_proj", width, queries)
                    .vector(at + "norm2.weight", from + "post_attention_layernorm.weight", width)
                    .joined(at + "gate_up", two, 2 * inner, width)
                    .matrix(at + "down", from + "mlp.down_proj", width, inner);
            optional(
                    map,
                    at + "qkv.bias",
                    List.of(three.get(0) + ".bias", three.get(1) + ".bias", three.get(2) + ".bias"),
                    all);
            optional(map, at + "out.bias", List.of(attention + "o_proj.bias"), width);
            optional(map, at + "gate_up.bias", List.of(two.get(0) + ".bias", two.get(1) + ".bias"), 2 * inner);
            optional(map, at + "down.bias", List.of(from + "mlp.down_proj.bias"), width);
            if (shape.family().equals("qwen3")) {
                map.vector(at + "query_norm.weight", attention + "q_norm.weight", shape.headWidth())
                        .vector(at + "key_norm.weight", attention + "k_norm.weight", shape.headWidth());
            }
        }
        map.vector("decoder.norm.weight", "norm.weight", width);
        map.add(
                "head.weight",
                TensorSource.of("lm_head.weight", shape.vocabulary(), width).orNothing());
        return map.sources();
    }

    private static void optional(TensorMap map, String name, List<String> from, long width) {
        map.add(name, TensorSource.joined(from, width).orNothing());
    }

    @Override
    public Map<String, String> modules(Architecture shape) {
        Map<String, String> modules = new LinkedHashMap<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "decoder." + layer + ".";
            String from = "model.layers." + layer + ".";
            modules.put(at + "norm1", from + "input_layernorm");
            modules.put(at + "norm2", from + "post_attention_layernorm");
            modules.put(at + "query", from + "self_attn.q_proj");
            modules.put(at + "key", from + "self_attn.k_proj");
            modules.put(at + "value", from + "self_attn.v_proj");
            modules.put(at + "out", from + "self_attn.o_proj");
            modules.put(at + "gate", from + "mlp.gate_proj");
            modules.put(at + "up", from + "mlp.up_proj");
            modules.put(at + "down", from + "mlp.down_proj");
        }
        modules.put("decoder.norm", "model.norm");
        return modules;
    }
}
