package io.alluvium.model;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws the next token from logits. The most likely tokens come first and of equal ones the smaller id, so that one random
 * number means the same token everywhere.
 */
public final class TokenSampler {
    private final Sampling sampling;
    private final Random random;

    /** A sampler with its own random numbers. */
    public TokenSampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new Random(sampling.seed());
    }

    /** The next token's id; {@code seen} are the tokens that the repetition penalty holds for. Changes {@code logits}. */
    public int next(float[] logits, Set<Integer> seen) {
        if (sampling.repetitionPenalty() != 1) {
            seen.forEach(token -> logits[token] *=
                    (float) (logits[token] > 0 ? 1 / sampling.repetitionPenalty() : sampling.repetitionPenalty()));
        }
        int best = largest(logits);
        if (Float.isNaN(logits[best])) {
            throw new IllegalStateException(
                    "the model's logits are no numbers; its weights, or the prompt's, are damaged");
        }
        return sampling.temperature() == 0 ? best : draw(logits, logits[best]);
    }

    private static int largest(float[] logits) {
        int best = 0;
        for (int token = 1; token < logits.length; token++) {
            if (logits[token] > logits[best]) {
                best = token;
            }
        }
        return best;
    }

    private int draw(float[] logits, float largest) {
        double[] weights = new double[logits.length];
        double total = 0;
        for (int token = 0; token < logits.length; token++) {
            weights[token] = Math.exp((logits[token] - largest) / sampling.temperature());
            total += weights[token];
        }
        double share = random.nextDouble();
        if (sampling.topK() > 0) {
            int[] order = sorted(logits, weights, leastOfMany(weights, sampling.topK()), sampling.topK());
            return nucleus(
                    order,
                    weights,
                    IntStream.of(order).mapToDouble(token -> weights[token]).sum(),
                    share);
        }
        if (sampling.topP() < 1) {
            return nucleus(
                    sorted(logits, weights, leastOfMass(weights, sampling.topP() * total), logits.length),
                    weights,
                    total,
                    share);
        }
        return first(
                sorted(logits, weights, leastOfMass(weights, share * total), logits.length), weights, share * total);
    }

    /** Draws from the smallest set with the mass. */
    private int nucleus(int[] order, double[] weights, double total, double share) {
        double mass = 0;
        for (int i = 0; i < order.length && mass < sampling.topP() * total; i++) {
            mass += weights[order[i]];
        }
        return first(order, weights, share * mass);
    }

    /** The token at which the mass comes to exceed so much. */
    private static int first(int[] order, double[] weights, double mass) {
        double sum = 0;
        int i = -1;
        do {
            i++;
            sum += weights[order[i]];
        } while (sum <= mass && i < order.length - 1);
        return order[i];
    }

    private static double leastOfMass(double[] weights, double mass) {
        double least = 1;
        double found = 0;
        while (least > 0 && found <= mass) {
            least = lower(least);
            found = 0;
            for (double weight : weights) {
                found += weight >= least ? weight : 0;
            }
        }
        return least;
    }

    private static double leastOfMany(double[] weights, int many) {
        double least = 1;
        int found = 0;
        while (least > 0 && found < many) {
            least = lower(least);
            found = 0;
            for (double weight : weights) {
                found += weight >= least ? 1 : 0;
            }
        }
        return least;
    }

    /** A lower bound to try next; it gets low fast, so that few are tried. */
    private static double lower(double least) {
        return least < 1e-100 ? 0 : least * least * 0.1;
    }

    /** So many tokens of that weight at least, the most likely first. */
    private static int[] sorted(float[] logits, double[] weights, double least, int most) {
        long[] keys = new long[logits.length];
        int count = 0;
        for (int token = 0; token < logits.length; token++) {
            if (weights[token] >= least) {
                keys[count++] = (long) descending(logits[token]) << Integer.SIZE | token;
            }
        }
        Arrays.sort(keys, 0, count);
        return Arrays.stream(keys, 0, Math.min(count, most))
                .mapToInt(key -> (int) key)
                .toArray();
    }

    /** An int that is the smaller, the larger the number is. */
    private static int descending(float number) {
        int bits = Float.floatToIntBits(number + 0f);
        return bits < 0 ? bits & Integer.MAX_VALUE : ~bits;
    }
}
