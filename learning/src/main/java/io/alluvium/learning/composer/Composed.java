package io.alluvium.learning.composer;

import io.alluvium.model.tuner.SoftPrompt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A composed prompt, and the way back to the numbers in training.
 *
 * @param prompt what reads; null for the frozen model alone
 * @param back makes a gradient of the prompt's numbers one of the numbers in training
 * @param extra gradient, by the numbers in training, of what the composer itself wants low; null for nothing
 */
public record Composed(@Nullable SoftPrompt prompt, UnaryOperator<float[]> back, float @Nullable [] extra) {

    /** A prompt that consists of the numbers in training. */
    static Composed plain(SoftPrompt prompt) {
        return new Composed(prompt, gradient -> gradient, null);
    }

    /** The gradient of the numbers in training, the composer's own wish with it. */
    public float[] gradient(float[] ofPrompt) {
        float[] gradient = back.apply(ofPrompt);
        if (extra == null) {
            return gradient;
        }
        float[] sum = gradient.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += extra[i];
        }
        return sum;
    }
}
