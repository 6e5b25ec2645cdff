package io.alluvium.learning.optimizer;

/** Takes one step along a gradient; a pure function. */
public interface Optimizer {

    /** The parameters and moments after one more update. */
    Update step(float[] parameters, float[] gradient, Moments moments);

    /**
     * What an optimizer remembers between updates.
     *
     * @param first running mean of the gradient
     * @param second running mean of its square
     * @param updates updates done so far
     */
    record Moments(float[] first, float[] second, long updates) {}

    /** The outcome of an update. */
    record Update(float[] parameters, Moments moments) {}
}
