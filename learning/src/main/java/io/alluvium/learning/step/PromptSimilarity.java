package io.alluvium.learning.step;

import io.alluvium.model.Backbone;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alike two prompts are by what they do to the model, after PANDA's transferability (Zhong et al. 2022): {@code e(P)} is
 * the mean over texts of the mean over places of {@code h(x; P) - h(x)}, h the last hidden state; the similarity is {@code
 * cos(e(P), e(Q))}, no less than 0. Numbers of a prompt say little by themselves: the same effect has many.
 */
final class PromptSimilarity {

    private PromptSimilarity() {}

    static double of(Backbone backbone, List<int[]> windows, SoftPrompt one, SoftPrompt other) {
        TokenBatch texts = TokenBatch.of(windows);
        double[] frozen = pooled(backbone, texts, null);
        return cosine(minus(pooled(backbone, texts, one), frozen), minus(pooled(backbone, texts, other), frozen));
    }

    private static double[] pooled(Backbone backbone, TokenBatch texts, @Nullable SoftPrompt prompt) {
        float[][] states = backbone.states(texts, prompt);
        double[] mean = new double[states[0].length];
        int place = 0;
        for (int[] targets : texts.targets()) {
            for (int i = 0; i < targets.length; i++, place++) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += states[place][k] / targets.length / texts.rows();
                }
            }
        }
        return mean;
    }

    private static double[] minus(double[] one, double... other) {
        double[] difference = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    /** From 0 to 1; 0 where one of the two does nothing. */
    static double cosine(double[] one, double... other) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            square += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        double lengths = Math.sqrt(square) * Math.sqrt(otherSquare);
        return lengths == 0 ? 0 : Math.max(0, Math.min(1, product / lengths));
    }
}
