package io.alluvium.model.tuner;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.TrainedTensor.Start;
import java.util.ArrayList;
import java.util.List;

/** The tuners beside prompt and prefix, for a backbone of a shape. */
public final class TunerShapes {
    private TunerShapes() {}

    /**
     * Low-rank pairs (Hu et al. 2021): A [rank, in] and B [out, rank] on each product, added with {@code alpha / rank}.
     *
     * @param sites last words of the programs' names, such as {@code query} and {@code value}
     */
    public static PromptShape lowRank(Architecture backbone, List<String> sites, int rank, double alpha) {
        List<TrainedTensor> tensors = new ArrayList<>();
        for (Site site : Site.all(backbone)) {
            if (sites.contains(site.name())) {
                tensors.addAll(site.lowRank(rank, alpha));
            }
        }
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException(
                    "no product of " + backbone.family() + " is named " + sites + "; it has " + Site.names(backbone));
        }
        return new PromptShape(PromptKind.LORA, 0, tensors);
    }

    /** The same on every product. */
    public static PromptShape lowRank(Architecture backbone, int rank, double alpha) {
        return lowRank(backbone, List.copyOf(Site.names(backbone)), rank, alpha);
    }

    /** Gain and bias of every norm (Qi et al. 2022); norms without a bias have their gain only. */
    public static PromptShape layerNorms(Architecture backbone) {
        List<TrainedTensor> tensors = new ArrayList<>();
        for (String name : Site.norms(backbone)) {
            tensors.add(TrainedTensor.of(name + ".weight", Start.MODEL, backbone.width()));
            if (backbone.blocks().norms().bias()) {
                tensors.add(TrainedTensor.of(name + ".bias", Start.MODEL, backbone.width()));
            }
        }
        return new PromptShape(PromptKind.LAYER_NORM, 0, tensors);
    }

    /** A bottleneck after attention and feed-forward of every layer (Houlsby et al. 2019). */
    public static PromptShape adapter(Architecture backbone, int bottleneck) {
        int width = backbone.width();
        List<TrainedTensor> tensors = new ArrayList<>();
        for (String at : Site.bottlenecks(backbone)) {
            tensors.add(TrainedTensor.of(at + "down.weight", Start.SMALL, bottleneck, width));
            tensors.add(TrainedTensor.of(at + "down.bias", Start.ZERO, bottleneck));
            tensors.add(TrainedTensor.of(at + "up.weight", Start.SMALL, width, bottleneck));
            tensors.add(TrainedTensor.of(at + "up.bias", Start.ZERO, width));
        }
        return new PromptShape(PromptKind.ADAPTER, 0, tensors);
    }

    /**
     * The same with matrices that are sums of {@code rules} Kronecker products (Karimi Mahabadi et al. 2021): rules [n, n,
     * n] shared by all layers, rank-one factors s [n, in / n, 1], t [n, 1, out / n] of each.
     */
    public static PromptShape compacter(Architecture backbone, int bottleneck, int rules) {
        int width = backbone.width();
        if (width % rules != 0 || bottleneck % rules != 0) {
            throw new IllegalArgumentException("a compacter of " + rules + " rules needs a width and a bottleneck that "
                    + rules + " divides; they are " + width + " and " + bottleneck);
        }
        List<TrainedTensor> tensors = new ArrayList<>();
        tensors.add(TrainedTensor.of("down_rule", Start.SMALL, rules, rules, rules));
        tensors.add(TrainedTensor.of("up_rule", Start.SMALL, rules, rules, rules));
        for (String at : Site.bottlenecks(backbone)) {
            tensors.addAll(factors(at + "down", rules, width, bottleneck));
            tensors.addAll(factors(at + "up", rules, bottleneck, width));
        }
        return new PromptShape(PromptKind.COMPACTER, 0, tensors);
    }

    private static List<TrainedTensor> factors(String name, int rules, int in, int out) {
        return List.of(
                TrainedTensor.of(name + ".s", Start.FAN_BOTH, rules, in / rules, 1),
                TrainedTensor.of(name + ".t", Start.FAN_BOTH, rules, 1, out / rules),
                TrainedTensor.of(name + ".bias", Start.ZERO, out));
    }
}
