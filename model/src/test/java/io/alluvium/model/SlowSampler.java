package io.alluvium.model;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** The sampler's slow twin: sorts the whole vocabulary for every token. */
final class SlowSampler {
    private final Sampling sampling;
    private final Random random;

    SlowSampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new Random(sampling.seed());
    }

    int next(float[] logits) {
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
