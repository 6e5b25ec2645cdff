package io.alluvium.model.family;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BERT (Devlin et al. 2019) and RoBERTa (Liu et al. 2019): masked models whose norms stand after the parts. */
final class BertFamily implements Family {
    private static final int SEGMENTS = 2;

    @Override
    public Set<String> modelTypes() {
        return Set.of("bert", "roberta");
    }

    @Override
    public Architecture architecture(ConfigFile config) {
        config.allow("position_embedding_type", "absolute", Set.of("absolute"));
        config.refuse("is_decoder", true);
        boolean roberta = config.modelType().equals("roberta");
        int first = roberta ? config.numberOr("pad_token_id", 1) + 1 : 0;
        int heads = config.number("num_attention_heads");
        int width = config.number("hidden_size");
        return new Architecture(
                config.modelType(),
                Architecture.Task.MASKED,
                new Architecture.Size(
                        config.number("vocab_size"),
                        config.number("max_position_embeddings") - first,
                        width,
                        config.number("num_hidden_layers"),
                        0),
                Attention.full(heads, width / Math.max(1, heads)),
                new Blocks(
                        new Blocks.FeedForward(
                                config.number("intermediate_size"),
                                Activation.named(config, "hidden_act", config.text("hidden_act", "gelu")),
                                false),
                        new Blocks.Norms(config.realOr("layer_norm_eps", 1e-12), true, true),
                        Blocks.Places.learned(roberta ? first : 0),
                        1));
    }

    @Override
    public List<String> prefixes() {
        return List.of("bert.", "roberta.");
    }

    @Override
    public Map<String, TensorSource> tensors(Architecture shape) {
        long width = shape.width();
        long inner = shape.blocks().feedForward().inner();
        boolean roberta = shape.family().equals("roberta");
        long places = shape.context() + (long) shape.blocks().places().first();
        var map = new TensorMap()
                .matrix("embed", "embeddings.word_embeddings", shape.vocabulary(), width)
                .matrix("positions", "embeddings.position_embeddings", places, width)
                .matrix("segments", "embeddings.token_type_embeddings", roberta ? 1 : SEGMENTS, width)
                .norm("embed_norm", "embeddings.LayerNorm", width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "encoder." + layer + ".";
            String from = "encoder.layer." + layer + ".";
            String self = from + "attention.self.";
            List<String> three = List.of(self + "query", self + "key", self + "value");
            map.joined(at + "qkv", three, 3 * width, width)
                    .joinedBias(at + "qkv", three, 3 * width)
                    .linear(at + "out", from + "attention.output.dense", width, width)
                    .norm(at + "norm1", from + "attention.output.LayerNorm", width)
                    .linear(at + "up", from + "intermediate.dense", inner, width)
                    .linear(at + "down", from + "output.dense", width, inner)
                    .norm(at + "norm2", from + "output.LayerNorm", width);
        }
        String head = roberta ? "lm_head." : "cls.predictions.transform.";
        map.linear("head_dense", head + "dense", width, width)
                .norm("head_norm", head + (roberta ? "layer_norm" : "LayerNorm"), width)
                .vector("head.bias", roberta ? "lm_head.bias" : "cls.predictions.bias", shape.vocabulary());
        String untied = roberta ? "lm_head.decoder.weight" : "cls.predictions.decoder.weight";
        return map.add(
                        "head.weight",
                        TensorSource.of(untied, shape.vocabulary(), width).orNothing())
                .sources();
    }

    @Override
    public Map<String, String> modules(Architecture shape) {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("embed_norm", shape.family() + ".embeddings.LayerNorm");
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "encoder." + layer + ".";
            String from = shape.family() + ".encoder.layer." + layer + ".";
            modules.put(at + "norm1", from + "attention.output.LayerNorm");
            modules.put(at + "norm2", from + "output.LayerNorm");
            modules.put(at + "query", from + "attention.self.query");
            modules.put(at + "key", from + "attention.self.key");
            modules.put(at + "value", from + "attention.self.value");
            modules.put(at + "out", from + "attention.output.dense");
            modules.put(at + "up", from + "intermediate.dense");
            modules.put(at + "down", from + "output.dense");
        }
        boolean roberta = shape.family().equals("roberta");
        String head = roberta ? "lm_head." : "cls.predictions.transform.";
        modules.put("head_dense", head + "dense");
        modules.put("head_norm", head + (roberta ? "layer_norm" : "LayerNorm"));
        return modules;
    }
}
