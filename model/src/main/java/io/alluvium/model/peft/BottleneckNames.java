package io.alluvium.model.peft;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bottleneck's tensors are called in a file: the module whose output the bottleneck takes, then
 * {@code adapter_down} or {@code adapter_up}, then the tensor's own word. What all layers share has no module.
 */
final class BottleneckNames {
    private static final Pattern SHARED = Pattern.compile("(down|up)_(rule)");
    private static final Pattern PLACED = Pattern.compile("(.+\\.)(attention|mlp)\\.(down|up)\\.(\\w+)");

    private final Map<String, String> modules;

    BottleneckNames(Architecture model) {
        this.modules = Architectures.modules(model);
    }

    /** The file's name of one of the programs' tensors. */
    String stored(String tensor) {
        Matcher shared = SHARED.matcher(tensor);
        if (shared.matches()) {
            return ModuleTensors.ROOT + "adapter_" + shared.group(1) + "." + shared.group(2);
        }
        Matcher placed = placed(tensor);
        return ModuleTensors.ROOT + module(placed) + ".adapter_" + placed.group(3) + "." + placed.group(4);
    }

    /** The modules whose outputs a tuner's bottlenecks take. */
    List<String> targets(PromptShape shape) {
        return shape.tensors().stream()
                .map(TrainedTensor::name)
                .filter(name -> !SHARED.matcher(name).matches())
                .map(name -> module(placed(name)))
                .distinct()
                .sorted()
                .toList();
    }

    private static Matcher placed(String tensor) {
        Matcher placed = PLACED.matcher(tensor);
        if (!placed.matches()) {
            throw new IllegalArgumentException(tensor + " is no tensor of a bottleneck");
        }
        return placed;
    }

    private String module(Matcher placed) {
        String product = placed.group(1) + (placed.group(2).equals("attention") ? "out" : "down");
        return Objects.requireNonNull(modules.get(product), product);
    }
}
