package io.alluvium.model.tuner;

import io.alluvium.model.family.Architecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a tuner's tensors fit a backbone. */
public final class Fit {
    private Fit() {}

    /**
     * Refuses tensors that do not fit.
     *
     * @param name the backbone, for the message
     * @throws IllegalArgumentException that says which tensor and why
     */
    public static void require(PromptShape found, Architecture backbone, String name) {
        if (found.length() >= backbone.context()) {
            throw misfit(found, name, "its context of " + backbone.context() + " leaves no room beside them");
        }
        Map<String, List<Integer>> known = known(found, backbone);
        for (TrainedTensor tensor : found.tensors()) {
            List<Integer> expected = known.get(tensor.name());
            if (expected == null) {
                throw misfit(found, name, "it has no place for " + tensor.name());
            }
            if (!expected.equals(tensor.dimensions())) {
                throw misfit(found, name, tensor.name() + " has " + tensor.dimensions() + " there, not " + expected);
            }
        }
    }

    private static Map<String, List<Integer>> known(PromptShape found, Architecture backbone) {
        int rank = found.tensors().get(0).dimensions().get(0);
        PromptShape whole = switch (found.kind()) {
            case PREFIX -> PromptShape.prefix(found.length(), backbone);
            case PROMPT -> PromptShape.prompt(found.length(), backbone);
            case LORA -> TunerShapes.lowRank(backbone, rank, 1);
            case LAYER_NORM -> TunerShapes.layerNorms(backbone);
            case ADAPTER -> TunerShapes.adapter(backbone, rank);
            case COMPACTER -> TunerShapes.compacter(backbone, bottleneck(found), rank);
        };
        Map<String, List<Integer>> known = new HashMap<>();
        whole.tensors().forEach(tensor -> known.put(tensor.name(), tensor.dimensions()));
        return known;
    }

    private static int bottleneck(PromptShape found) {
        return found.tensors().stream()
                .filter(tensor -> tensor.name().endsWith("down.bias"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a compacter without a bottleneck: " + found))
                .dimensions()
                .get(0);
    }

    private static IllegalArgumentException misfit(PromptShape found, String name, String why) {
        return new IllegalArgumentException("prompt " + found + " does not fit backbone " + name + ": " + why
                + "; use the backbone it was trained on");
    }
}
