package io.alluvium.model.tuner;

import java.util.List;

/**
 * One tensor that a tuner trains.
 *
 * @param name its name in the programs
 * @param dimensions its dimensions, outermost first
 * @param scale what its numbers are multiplied with where they enter the model, such as a low-rank pair's alpha / r
 * @param start where its numbers come from before training
 */
public record TrainedTensor(String name, List<Integer> dimensions, double scale, Start start) {
    /** Where numbers come from before training. */
    public enum Start {
        /** From the tuner's initializer. */
        CHOSEN,
        /** Zero: the model starts as it is. */
        ZERO,
        /** Uniform within one over the root of the last dimension (He et al. 2015, as PEFT draws a low-rank A). */
        FAN_IN,
        /** Uniform within the root of six over the sum of the last two dimensions (Glorot and Bengio 2010). */
        FAN_BOTH,
        /** Normal with a deviation of 0.01. */
        SMALL,
        /** The model's own numbers. */
        MODEL
    }

    /** Checks and copies. */
    public TrainedTensor {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().anyMatch(dimension -> dimension < 1)) {
            throw new IllegalArgumentException("trained tensor " + name + " needs positive sizes; found " + dimensions);
        }
    }

    static TrainedTensor of(String name, Start start, Integer... dimensions) {
        return new TrainedTensor(name, List.of(dimensions), 1, start);
    }

    /** How many numbers it has. */
    public int size() {
        return dimensions.stream().reduce(1, Math::multiplyExact);
    }

    /** Its dimensions, for native code. */
    public long[] shape() {
        return dimensions.stream().mapToLong(Integer::longValue).toArray();
    }
}
