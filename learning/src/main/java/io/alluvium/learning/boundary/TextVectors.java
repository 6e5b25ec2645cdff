package io.alluvium.learning.boundary;

import io.alluvium.learning.state.TextStatistics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes vectors of the texts of a batch. */
final class TextVectors {

    private final SeenBatch batch;
    private final TextStatistics before;
    private final double smoothing;
    private final Map<Integer, float[]> embeddings = new HashMap<>();

    TextVectors(SeenBatch batch, TextStatistics before, double smoothing) {
        this.batch = batch;
        this.before = before;
        this.smoothing = smoothing;
    }

    /** What is known when these texts are, of which so many are recent. */
    TextStatistics statistics(int recent) {
        embed(batch.texts().stream().flatMapToInt(Arrays::stream).distinct().toArray());
        TextStatistics known = before;
        for (int[] text : batch.texts()) {
            known = known.plus(text, vector(text, known), recent);
        }
        return known;
    }

    private void embed(int... tokens) {
        float[][] found = batch.embeddings().of(tokens);
        for (int i = 0; i < tokens.length; i++) {
            embeddings.put(tokens[i], found[i]);
        }
    }

    private float[] vector(int[] text, TextStatistics known) {
        double[] sum = new double[TextStatistics.DIMENSIONS];
        for (int token : text) {
            double weight = smoothing / (smoothing + known.share(token));
            float[] embedding = embeddings.getOrDefault(token, new float[0]);
            for (int i = 0; i < embedding.length; i++) {
                sum[i % sum.length] += weight * embedding[i];
            }
        }
        double length = Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
        float[] vector = new float[sum.length];
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }
}
