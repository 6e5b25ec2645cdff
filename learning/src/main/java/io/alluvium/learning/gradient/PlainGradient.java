package io.alluvium.learning.gradient;

import io.alluvium.learning.plug.None;

/** Uses the gradient as it is. */
final class PlainGradient implements GradientRule {

    PlainGradient(None config) {}

    @Override
    public float[] adjust(float[] gradient, MemoryGradient memory) {
        return gradient;
    }
}
