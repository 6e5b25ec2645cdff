package io.alluvium.standalone.train;

import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What all sides train: the same texts and the same prompt to begin with.
 *
 * @param prompt the prompt before the first step
 * @param batches texts, taken in turns
 */
record TrainingData(SoftPrompt prompt, List<TokenBatch> batches) {

    private static final int BATCHES = 4;
    private static final double DEVIATION = 0.1;

    static TrainingData of(Case wanted, long seed) {
        Random random = new Random(seed);
        float[] values = new float[wanted.prompt().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * DEVIATION);
        }
        List<TokenBatch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            List<int[]> windows = new ArrayList<>();
            for (int length : wanted.lengths()) {
                windows.add(
                        random.ints(length + 1L, 0, wanted.shape().vocabulary()).toArray());
            }
            Collections.shuffle(windows, random);
            batches.add(TokenBatch.of(windows));
        }
        return new TrainingData(new SoftPrompt(wanted.prompt(), values), List.copyOf(batches));
    }

    TokenBatch batch(long turn) {
        return batches.get((int) (turn % batches.size()));
    }

    /** Weights that make the objective the mean over the tokens of {@code batch}, less {@code last} at each row's end. */
    static float[][] mean(TokenBatch batch, int last) {
        float[][] weights = new float[batch.rows()][];
        int counted = batch.tokens() - last * batch.rows();
        for (int row = 0; row < weights.length; row++) {
            weights[row] = new float[batch.targets()[row].length];
            Arrays.fill(weights[row], 0, weights[row].length - last, 1f / counted);
        }
        return weights;
    }
}
