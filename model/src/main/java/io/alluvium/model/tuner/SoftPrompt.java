package io.alluvium.model.tuner;

import java.util.Arrays;

/**
 * Trained virtual tokens as a value. The array is shared, not copied: who makes a prompt gives the array away.
 *
 * @param shape form and layout
 * @param values {@code shape.size()} numbers
 */
public record SoftPrompt(PromptShape shape, float[] values) {
    /** Checks the length. */
    public SoftPrompt {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "a soft prompt of shape " + shape + " has " + shape.size() + " numbers; found " + values.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoftPrompt prompt && shape.equals(prompt.shape) && Arrays.equals(values, prompt.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SoftPrompt[" + shape + "]";
    }
}
