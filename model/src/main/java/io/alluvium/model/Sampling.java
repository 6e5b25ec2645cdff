package io.alluvium.model;

/**
 * How the next token is chosen.
 *
 * @param temperature divides the logits; 0 takes the most likely token
 * @param topK keeps the k most likely tokens; 0 keeps all
 * @param topP keeps the smallest set of tokens with this probability mass; 1 keeps all
 * @param repetitionPenalty divides positive and multiplies negative logits of tokens already present (Keskar et al. 2019);
 *     1 leaves them
 * @param seed of the random choice
 */
public record Sampling(double temperature, int topK, double topP, double repetitionPenalty, long seed) {
    /** Checks the ranges. */
    public Sampling {
        if (!(temperature >= 0) || topK < 0 || !(topP > 0 && topP <= 1) || !(repetitionPenalty > 0)) {
            throw new IllegalArgumentException(
                    "sampling needs temperature >= 0, top_k >= 0, 0 < top_p <= 1 and a positive"
                            + " repetition penalty; found " + temperature + ", " + topK + ", " + topP + ", "
                            + repetitionPenalty);
        }
    }

    /** Always the most likely token. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 1, 0);
    }
}
