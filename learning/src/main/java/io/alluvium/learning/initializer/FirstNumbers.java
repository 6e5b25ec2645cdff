package io.alluvium.learning.initializer;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.List;
import java.util.function.Function;

/** The numbers that a tuner starts from, tensor by tensor; an initializer chooses those that the tuner leaves open. */
final class FirstNumbers {
    private static final double SMALL = 0.01;

    private FirstNumbers() {}

    static SoftPrompt of(
            PromptShape shape, Backbone backbone, SeededRandom random, Function<TrainedTensor, float[]> chosen) {
        float[] values = new float[shape.size()];
        int at = 0;
        for (TrainedTensor tensor : shape.tensors()) {
            float[] part = switch (tensor.start()) {
                case CHOSEN -> chosen.apply(tensor);
                case ZERO -> new float[tensor.size()];
                case FAN_IN -> uniform(tensor, 1 / Math.sqrt(last(tensor, 1)), random);
                case FAN_BOTH -> uniform(tensor, Math.sqrt(6.0 / (last(tensor, 1) + last(tensor, 2))), random);
                case SMALL -> normal(tensor.size(), SMALL, random);
                case MODEL -> backbone.own(tensor);
            };
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        return new SoftPrompt(shape, values);
    }

    private static int last(TrainedTensor tensor, int from) {
        List<Integer> dimensions = tensor.dimensions();
        return dimensions.get(dimensions.size() - from);
    }

    private static float[] uniform(TrainedTensor tensor, double bound, SeededRandom random) {
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return values;
    }

    static float[] normal(int size, double deviation, SeededRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
