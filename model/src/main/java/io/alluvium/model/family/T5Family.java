package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * T5 (Raffel et al. 2020): an encoder and a decoder with learned distances, norms without bias and scores that are not
 * scaled. Version 1.1 gates its feed-forward part and has output embeddings of its own.
 */
final class T5Family implements Family {
    /** Places are distances, so that nothing but memory bounds a text. */
    private static final int USUAL_CONTEXT = 512;

    @Override
    public Set<String> modelTypes() {
        return Set.of("t5");
    }

    @Override
    public Architecture architecture(ConfigFile config) {
        int width = config.number("d_model");
        int layers = config.number("num_layers");
        int heads = config.number("num_heads");
        String form = config.text("feed_forward_proj", "relu");
        boolean gated = form.startsWith("gated-");
        String named = gated ? form.substring("gated-".length()) : form;
        // The authors' gated gelu is the tanh form.
        Activation activation =
                Activation.named(config, "feed_forward_proj", gated && named.equals("gelu") ? "gelu_new" : named);
        boolean tied = config.flag("tie_word_embeddings", true);
        return new Architecture(
                config.modelType(),
                Architecture.Task.SEQ2SEQ,
                new Architecture.Size(
                        config.number("vocab_size"),
                        config.numberOr("n_positions", USUAL_CONTEXT),
                        width,
                        config.numberOr("num_decoder_layers", layers),
                        layers),
                new Attention(heads, heads, config.number("d_kv"), 1, Attention.Window.NONE),
                new Blocks(
                        new Blocks.FeedForward(config.number("d_ff"), activation, gated),
                        new Blocks.Norms(config.realOr("layer_norm_epsilon", 1e-6), false, false),
                        distances(config),
                        tied ? Math.pow(width, -0.5) : 1));
    }

    private static Blocks.Places distances(ConfigFile config) {
        int buckets = config.numberOr("relative_attention_num_buckets", 32);
        int farthest = config.numberOr("relative_attention_max_distance", 128);
        if (buckets < 4 || farthest <= buckets) {
            throw new CheckpointException(config.file() + " has relative_attention_num_buckets " + buckets
                    + " and relative_attention_max_distance " + farthest
                    + "; there must be 4 buckets at least and more distances than buckets");
        }
        return Blocks.Places.distances(buckets, farthest);
    }

    @Override
    public List<String> prefixes() {
        return List.of();
    }

    @Override
    public Map<String, TensorSource> tensors(Architecture shape) {
        var map = new TensorMap().matrix("embed", "shared", shape.vocabulary(), shape.width());
        stack(map, shape, "encoder", shape.size().encoderLayers());
        stack(map, shape, "decoder", shape.layers());
        map.add(
                "head.weight",
                TensorSource.of("lm_head.weight", shape.vocabulary(), shape.width())
                        .orNothing());
        return map.sources();
    }

    private static void stack(TensorMap map, Architecture shape, String stack, int layers) {
        long width = shape.width();
        long inner = shape.blocks().feedForward().inner();
        long heads = (long) shape.heads() * shape.headWidth();
        boolean decoder = stack.equals("decoder");
        map.add(
                stack + ".distances.weight",
                TensorSource.of(
                        stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                        shape.blocks().places().buckets(),
                        shape.heads()));
        for (int layer = 0; layer < layers; layer++) {
            String at = stack + "." + layer + ".";
            String from = stack + ".block." + layer + ".layer.";
            String self = from + "0.SelfAttention.";
            map.vector(at + "norm1.weight", from + "0.layer_norm.weight", width)
                    .joined(at + "qkv", List.of(self + "q", self + "k", self + "v"), 3 * heads, width)
                    .matrix(at + "out", self + "o", width, heads);
            if (decoder) {
                String cross = from + "1.EncDecAttention.";
                map.vector(at + "norm_cross.weight", from + "1.layer_norm.weight", width)
                        .matrix(at + "cross_query", cross + "q", heads, width)
                        .joined(at + "cross_kv", List.of(cross + "k", cross + "v"), 2 * heads, width)
                        .matrix(at + "cross_out", cross + "o", width, heads);
            }
            String last = from + (decoder ? "2." : "1.");
            String dense = last + "DenseReluDense.";
            map.vector(at + "norm2.weight", last + "layer_norm.weight", width);
            if (shape.blocks().feedForward().gated()) {
                map.joined(at + "gate_up", List.of(dense + "wi_0", dense + "wi_1"), 2 * inner, width);
            } else {
                map.matrix(at + "up", dense + "wi", inner, width);
            }
            map.matrix(at + "down", dense + "wo", width, inner);
        }
        map.vector(stack + ".norm.weight", stack + ".final_layer_norm.weight", width);
    }

    @Override
    public Map<String, String> modules(Architecture shape) {
        Map<String, String> modules = new LinkedHashMap<>();
        stackModules(modules, shape, "encoder", shape.size().encoderLayers());
        stackModules(modules, shape, "decoder", shape.layers());
        return modules;
    }

    private static void stackModules(Map<String, String> modules, Architecture shape, String stack, int layers) {
        boolean decoder = stack.equals("decoder");
        for (int layer = 0; layer < layers; layer++) {
            String at = stack + "." + layer + ".";
            String from = stack + ".block." + layer + ".layer.";
            String dense = from + (decoder ? "2" : "1") + ".DenseReluDense.";
            modules.put(at + "norm1", from + "0.layer_norm");
            modules.put(at + "norm2", from + (decoder ? "2" : "1") + ".layer_norm");
            modules.put(at + "query", from + "0.SelfAttention.q");
            modules.put(at + "key", from + "0.SelfAttention.k");
            modules.put(at + "value", from + "0.SelfAttention.v");
            modules.put(at + "out", from + "0.SelfAttention.o");
            if (decoder) {
                modules.put(at + "norm_cross", from + "1.layer_norm");
                modules.put(at + "cross_query", from + "1.EncDecAttention.q");
                modules.put(at + "cross_key", from + "1.EncDecAttention.k");
                modules.put(at + "cross_value", from + "1.EncDecAttention.v");
                modules.put(at + "cross_out", from + "1.EncDecAttention.o");
            }
            boolean gated = shape.blocks().feedForward().gated();
            modules.put(at + (gated ? "gate" : "up"), dense + (gated ? "wi_0" : "wi"));
            if (gated) {
                modules.put(at + "up", dense + "wi_1");
            }
            modules.put(at + "down", dense + "wo");
        }
        modules.put(stack + ".norm", stack + ".final_layer_norm");
    }
}
