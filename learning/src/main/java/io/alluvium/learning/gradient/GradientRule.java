package io.alluvium.learning.gradient;

/** Adjusts a gradient before the optimizer takes it. */
public interface GradientRule {

    /**
     * The gradient to use instead; the given array stays as it is.
     *
     * @param memory gradients of the loss of remembered text at the same values
     */
    float[] adjust(float[] gradient, MemoryGradient memory);
}
