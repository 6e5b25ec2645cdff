package io.alluvium.model;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Blocks;
import io.alluvium.model.torch.TorchSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one program of all families; what distinguishes them are its constants and the names of its weights. */
final class TransformerSource {
    private static final List<String> FILES = Stream.of(
                    "weights",
                    "norm",
                    "linear",
                    "adapter",
                    "packing",
                    "attention",
                    "self_attention",
                    "cross_attention",
                    "feed_forward",
                    "layer",
                    "embedding",
                    "head",
                    "objective",
                    "host",
                    "serve",
                    "serve_rows")
            .map(name -> "transformer/" + name + ".py")
            .toList();

    private TransformerSource() {}

    static TorchSource of(Architecture shape) {
        Blocks blocks = shape.blocks();
        Map<String, Object> constants = new LinkedHashMap<>();
        constants.put("main_stack", shape.mainStack());
        constants.put("first_stack", shape.firstStack());
        constants.put("causal", shape.generates());
        constants.put("layers", (long) shape.layers());
        constants.put("encoder_layers", (long) shape.size().encoderLayers());
        constants.put("heads", (long) shape.heads());
        constants.put("groups", (long) shape.groups());
        constants.put("head_width", (long) shape.headWidth());
        constants.put("attention_scale", shape.attention().scale());
        constants.put("window", (long) shape.attention().window().size());
        constants.put(
                "sliding_layers",
                shape.attention().window().layers().stream()
                        .sorted()
                        .map(Integer::longValue)
                        .toList());
        constants.put("inner", (long) blocks.feedForward().inner());
        constants.put("activation", (long) blocks.feedForward().activation().ordinal());
        constants.put("gated", blocks.feedForward().gated());
        constants.put("epsilon", blocks.norms().epsilon());
        constants.put("norms_after", blocks.norms().after());
        constants.put("first_position", (long) blocks.places().first());
        constants.put("distance_buckets", (long) blocks.places().buckets());
        constants.put("farthest_distance", (long) blocks.places().farthest());
        constants.put("output_scale", blocks.outputScale());
        return new TorchSource("Transformer", FILES, constants);
    }
}
