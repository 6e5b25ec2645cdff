package io.alluvium.model.tuner;

import io.alluvium.model.family.Architecture;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a tuner trains: named tensors whose numbers lie one after the other. A prefix is one tensor {@code [length, layers,
 * 2, groups, headWidth]} and a prompt one {@code [length, width]}, which is the order of a PEFT directory.
 *
 * @param kind where the tensors enter the model
 * @param length number of virtual tokens m; 0 for tuners without
 * @param tensors the tensors
 */
public record PromptShape(PromptKind kind, int length, List<TrainedTensor> tensors) {
    /** Checks and copies. */
    public PromptShape {
        tensors = List.copyOf(tensors);
        boolean virtual = kind == PromptKind.PREFIX || kind == PromptKind.PROMPT;
        if (tensors.isEmpty() || (virtual ? length < 1 : length != 0)) {
            throw new IllegalArgumentException("a " + kind + " of " + length + " virtual tokens and " + tensors.size()
                    + " tensors; " + (virtual ? "it needs 1 token at least" : "it has no tokens but needs a tensor"));
        }
    }

    /** A prefix for a backbone. */
    public static PromptShape prefix(int length, Architecture backbone) {
        return new PromptShape(
                PromptKind.PREFIX,
                length,
                List.of(TrainedTensor.of(
                        "prefix",
                        TrainedTensor.Start.CHOSEN,
                        length,
                        backbone.layers(),
                        2,
                        backbone.groups(),
                        backbone.headWidth())));
    }

    /** A prompt for a backbone. */
    public static PromptShape prompt(int length, Architecture backbone) {
        return new PromptShape(
                PromptKind.PROMPT,
                length,
                List.of(TrainedTensor.of("prompt", TrainedTensor.Start.CHOSEN, length, backbone.width())));
    }

    /** The same with some of its tensors only. */
    public PromptShape only(Predicate<TrainedTensor> wanted) {
        return new PromptShape(kind, length, tensors.stream().filter(wanted).toList());
    }

    /** Numbers of one virtual token: columns of the PEFT tensor. */
    public int columns() {
        return length == 0 ? 0 : size() / length;
    }

    /** Numbers in all. */
    public int size() {
        return tensors.stream().mapToInt(TrainedTensor::size).reduce(0, Math::addExact);
    }

    @Override
    public String toString() {
        String first = tensors.get(0).name() + " " + tensors.get(0).dimensions();
        return kind + "[" + first + (tensors.size() > 1 ? " and " + (tensors.size() - 1) + " more tensors" : "") + "]";
    }
}
