package io.alluvium.model.tuner;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.TrainedTensor.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A product of the model that a tuner can be put on.
 *
 * @param at the programs' name of its layer, such as {@code decoder.3.}
 * @param name its own, such as {@code query}
 * @param out numbers that come out
 * @param in numbers that go in
 */
record Site(String at, String name, int out, int in) {

    /** Every product of a backbone. */
    static List<Site> all(Architecture shape) {
        List<Site> sites = new ArrayList<>();
        Set<String> modules = Architectures.modules(shape).keySet();
        for (String at : layers(shape)) {
            int queries = shape.heads() * shape.headWidth();
            int keys = shape.groups() * shape.headWidth();
            int inner = shape.blocks().feedForward().inner();
            if (modules.contains(at + "qkv")) {
                sites.add(new Site(at, "qkv", queries + 2 * keys, shape.width()));
            } else {
                sites.add(new Site(at, "query", queries, shape.width()));
                sites.add(new Site(at, "key", keys, shape.width()));
                sites.add(new Site(at, "value", keys, shape.width()));
            }
            sites.add(new Site(at, "out", shape.width(), queries));
            if (crosses(shape, at)) {
                sites.add(new Site(at, "cross_query", queries, shape.width()));
                sites.add(new Site(at, "cross_key", keys, shape.width()));
                sites.add(new Site(at, "cross_value", keys, shape.width()));
                sites.add(new Site(at, "cross_out", shape.width(), queries));
            }
            if (shape.blocks().feedForward().gated()) {
                sites.add(new Site(at, "gate", inner, shape.width()));
            }
            sites.add(new Site(at, "up", inner, shape.width()));
            sites.add(new Site(at, "down", shape.width(), inner));
        }
        if (modules.contains("head_dense")) {
            sites.add(new Site("", "head_dense", shape.width(), shape.width()));
        }
        return sites;
    }

    static TreeSet<String> names(Architecture shape) {
        var names = new TreeSet<String>();
        all(shape).forEach(site -> names.add(site.name));
        return names;
    }

    List<TrainedTensor> lowRank(int rank, double alpha) {
        return List.of(
                TrainedTensor.of(at + name + ".lora_A", Start.FAN_IN, rank, in),
                new TrainedTensor(at + name + ".lora_B", List.of(out, rank), alpha / rank, Start.ZERO));
    }

    /** Names of the norms on the residual stream. */
    static List<String> norms(Architecture shape) {
        return Architectures.modules(shape).keySet().stream()
                .filter(name -> name.contains("norm"))
                .toList();
    }

    /** Where bottlenecks stand. */
    static List<String> bottlenecks(Architecture shape) {
        List<String> names = new ArrayList<>();
        for (String at : layers(shape)) {
            names.add(at + "attention.");
            names.add(at + "mlp.");
        }
        return names;
    }

    private static boolean crosses(Architecture shape, String at) {
        return shape.size().encoderLayers() > 0 && at.startsWith("decoder.");
    }

    private static List<String> layers(Architecture shape) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < shape.size().encoderLayers(); layer++) {
            names.add("encoder." + layer + ".");
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            names.add(shape.mainStack() + "." + layer + ".");
        }
        return names;
    }
}
