package io.alluvium.model.family;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GPT-2 (Radford et al. 2019): learned positions, norms before the parts, matrices stored as [in, out]. */
final class Gpt2Family implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt2");
    }

    @Override
    public Architecture architecture(ConfigFile config) {
        return Gpt2Config.of(config).architecture();
    }

    @Override
    public List<String> prefixes() {
        return List.of("transformer.");
    }

    @Override
    public Map<String, TensorSource> tensors(Architecture shape) {
        long width = shape.width();
        long inner = shape.blocks().feedForward().inner();
        var map = new TensorMap()
                .matrix("embed", "wte", shape.vocabulary(), width)
                .matrix("positions", "wpe", shape.context(), width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "decoder." + layer + ".";
            String from = "h." + layer + ".";
            map.norm(at + "norm1", from + "ln_1", width);
            map.turned(at + "qkv", from + "attn.c_attn", 3 * width, width);
            map.turned(at + "out", from + "attn.c_proj", width, width);
            map.norm(at + "norm2", from + "ln_2", width);
            map.turned(at + "up", from + "mlp.c_fc", inner, width);
            map.turned(at + "down", from + "mlp.c_proj", width, inner);
        }
        return map.norm("decoder.norm", "ln_f", width).sources();
    }

    @Override
    public Map<String, String> modules(Architecture shape) {
        Map<String, String> modules = new LinkedHashMap<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            String at = "decoder." + layer + ".";
            String from = "transformer.h." + layer + ".";
            modules.put(at + "norm1", from + "ln_1");
            modules.put(at + "norm2", from + "ln_2");
            modules.put(at + "qkv", from + "attn.c_attn");
            modules.put(at + "out", from + "attn.c_proj");
            modules.put(at + "up", from + "mlp.c_fc");
            modules.put(at + "down", from + "mlp.c_proj");
        }
        modules.put("decoder.norm", "transformer.ln_f");
        return modules;
    }
}
