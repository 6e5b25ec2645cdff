package io.alluvium.model;

import java.util.Comparator;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws the next token from logits. */
final class TokenSampler {
    private final Sampling sampling;
    private final Random random;

    TokenSampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new Random(sampling.seed());
    }

    /** The next token's id; {@code seen} are the tokens that the repetition penalty holds for. */
    int next(float[] logits, Set<Integer> seen) {
        if (sampling.repetitionPenalty() != 1) {
            seen.forEach(token -> logits[token] *=
                    (float) (logits[token] > 0 ? 1 / sampling.repetitionPenalty() : sampling.repetitionPenalty()));
        }
        return sampling.temperature() == 0 ? largest(logits) : draw(logits);
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

    private int draw(float[] logits) {
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparing((Integer token) -> -logits[token]).thenComparing(token -> token))
                .limit(sampling.topK() == 0 ? logits.length : sampling.topK())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] mass = new double[order.length];
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            total += Math.exp((logits[order[i]] - logits[order[0]]) / sampling.temperature());
            mass[i] = total;
        }
        double kept = sampling.topP() * total;
        int last = 0;
        while (last < order.length - 1 && mass[last] < kept) {
            last++;
        }
        double draw = random.nextDouble() * mass[last];
        int chosen = 0;
        while (chosen < last && mass[chosen] <= draw) {
            chosen++;
        }
        return order[chosen];
    }
}
