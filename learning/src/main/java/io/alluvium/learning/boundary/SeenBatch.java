package io.alluvium.learning.boundary;

import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptKind;
import java.util.Arrays;
import java.util.List;

/**
 * What a boundary policy may look at of a batch, before it is trained on.
 *
 * @param loss of the served prompt, in nats per token
 * @param texts the tokens of each record, or of the part of it that is in the batch
 * @param embeddings what the frozen model takes tokens for
 */
public record SeenBatch(double loss, List<int[]> texts, Embeddings embeddings) {

    /** Copies the list. */
    public SeenBatch {
        texts = List.copyOf(texts);
    }

    /** Embeddings of tokens. */
    @FunctionalInterface
    public interface Embeddings {
        /** One for each token, all of the same width. */
        float[][] of(int... tokens);
    }

    /** A batch that this model is to be asked about. */
    public static SeenBatch of(double loss, List<int[]> texts, Backbone backbone) {
        return new SeenBatch(loss, texts, tokens -> embeddings(backbone, tokens));
    }

    private static float[][] embeddings(Backbone backbone, int... tokens) {
        float[][] embeddings = new float[tokens.length][];
        int most = backbone.shape().context();
        for (int first = 0; first < tokens.length; first += most) {
            int[] part = Arrays.copyOfRange(tokens, first, Math.min(tokens.length, first + most));
            float[] flat = backbone.activations(PromptKind.PROMPT, part);
            int width = flat.length / part.length;
            for (int i = 0; i < part.length; i++) {
                embeddings[first + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
        }
        return embeddings;
    }
}
