package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;

/**
 * The parts of a block beside attention, and the model's ends.
 *
 * @param feedForward the feed-forward part
 * @param norms the norms
 * @param places how a place in the text is told
 * @param outputScale what the last hidden state is multiplied with before the output embeddings
 */
public record Blocks(FeedForward feedForward, Norms norms, Places places, double outputScale) {

    /**
     * The norms.
     *
     * @param epsilon what is added to a variance
     * @param bias whether they have a bias, as layer norms have and root mean square norms have not
     * @param after whether they stand after attention and feed-forward, as in BERT, not before
     */
    public record Norms(double epsilon, boolean bias, boolean after) {
        /** Checks the epsilon. */
        public Norms {
            if (!(epsilon > 0 && epsilon < 1)) {
                throw new CheckpointException(
                        "config.json has an epsilon of " + epsilon + "; it must lie between 0 and 1");
            }
        }
    }

    /**
     * The feed-forward part.
     *
     * @param inner its width F
     * @param activation its function
     * @param gated whether a gate is multiplied in
     */
    public record FeedForward(int inner, Activation activation, boolean gated) {
        /** Checks the width. */
        public FeedForward {
            if (inner < 1) {
                throw new CheckpointException("config.json has a feed-forward width of " + inner);
            }
        }
    }

    /**
     * How a place in the text is told.
     *
     * @param first the place number of the first token, for learned positions
     * @param frequencies angle of a step in each pair of numbers, for rotary positions; empty without
     * @param buckets number of learned distances; 0 without
     * @param farthest the distance from which on all are alike
     */
    public record Places(int first, double[] frequencies, int buckets, int farthest) {
        /** Learned positions, the first at this number. */
        static Places learned(int first) {
            return new Places(first, new double[0], 0, 0);
        }

        /** Rotary positions. */
        static Places rotary(double... frequencies) {
            return new Places(0, frequencies, 0, 0);
        }

        /** Learned distances. */
        static Places distances(int buckets, int farthest) {
            return new Places(0, new double[0], buckets, farthest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Places places
                    && first == places.first
                    && java.util.Arrays.equals(frequencies, places.frequencies)
                    && buckets == places.buckets
                    && farthest == places.farthest;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * first + java.util.Arrays.hashCode(frequencies)) + buckets;
        }

        @Override
        public String toString() {
            return "Places[first " + first + ", frequencies " + frequencies.length + ", buckets " + buckets + "]";
        }
    }
}
