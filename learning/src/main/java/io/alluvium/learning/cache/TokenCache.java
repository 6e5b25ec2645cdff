package io.alluvium.learning.cache;

import java.util.List;

/** Lets counts of learned text speak beside the model. */
public interface TokenCache {

    /** Tokens of learned text that have to be kept for it. */
    int tokens();

    /** What learned text adds, its windows of n+1 tokens in the order in which they were learned. */
    Mixture over(List<int[]> learned);

    /** The model and the learned text together. */
    @FunctionalInterface
    interface Mixture {
        /** The summed loss of a window in nats, given the model's loss on each of its targets. */
        double sum(int[] window, float[] losses);
    }
}
