package io.alluvium.learning.composer;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts of one shape made into one: virtual tokens one after the other; low-rank pairs of one rank into a pair of the
 * summed rank, which adds what all of them add.
 */
public final class PromptStack {

    private final PromptShape one;
    private final int count;

    private PromptStack(PromptShape one, int count) {
        this.one = one;
        this.count = count;
    }

    /** A stack of so many. */
    static PromptStack of(PromptShape one, int count) {
        return new PromptStack(one, count);
    }

    /** The shape of a stack that has so many numbers. */
    public static PromptShape shapeOf(PromptShape one, int numbers) {
        return of(one, numbers / one.size()).shape();
    }

    /** Refuses prompts that cannot be stacked. */
    static void require(String composer, PromptShape one, PromptKind... allowed) {
        if (!List.of(allowed).contains(one.kind())) {
            throw new RecipeException("composer '" + composer + "' puts prompts together that are of the kind "
                    + List.of(allowed) + ", but the tuner trains a " + one.kind() + "; choose another tuner");
        }
    }

    /** The shape of the whole. */
    PromptShape shape() {
        if (count == 1) {
            return one;
        }
        List<TrainedTensor> tensors = new ArrayList<>();
        for (TrainedTensor tensor : one.tensors()) {
            List<Integer> dimensions = new ArrayList<>(tensor.dimensions());
            int axis = axis(tensor);
            dimensions.set(axis, dimensions.get(axis) * count);
            tensors.add(new TrainedTensor(tensor.name(), dimensions, tensor.scale(), tensor.start()));
        }
        return new PromptShape(one.kind(), one.length() * count, tensors);
    }

    /** The numbers of the whole. */
    float[] join(List<float[]> parts) {
        float[] whole = new float[one.size() * count];
        for (int part = 0; part < count; part++) {
            copy(part, parts.get(part), whole, true);
        }
        return whole;
    }

    /** The numbers of one part of the whole. */
    float[] part(int part, float... whole) {
        float[] numbers = new float[one.size()];
        copy(part, numbers, whole, false);
        return numbers;
    }

    private void copy(int part, float[] numbers, float[] whole, boolean in) {
        int at = 0;
        for (TrainedTensor tensor : one.tensors()) {
            int block = block(tensor);
            int blocks = tensor.size() / block;
            for (int i = 0; i < blocks; i++) {
                int inPart = at + i * block;
                int inWhole = at * count + (i * count + part) * block;
                if (in) {
                    System.arraycopy(numbers, inPart, whole, inWhole, block);
                } else {
                    System.arraycopy(whole, inWhole, numbers, inPart, block);
                }
            }
            at += tensor.size();
        }
    }

    /** Numbers that stay together: those behind the axis along which is stacked. */
    private static int block(TrainedTensor tensor) {
        return tensor.dimensions().stream().skip(axis(tensor)).reduce(1, Math::multiplyExact);
    }

    private static int axis(TrainedTensor tensor) {
        return tensor.name().endsWith(".lora_B") ? 1 : 0;
    }
}
