package io.alluvium.learning.composer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keys of a pool of prompts, one after the other. */
final class PromptKeys {

    private final float[] keys;
    private final int count;
    private final int width;

    PromptKeys(float[] keys, int count) {
        this.keys = keys;
        this.count = count;
        this.width = keys.length / count;
    }

    /**
     * The keys that most of the queries have among their nearest, in the order of the pool; equal counts fall to the lower
     * number, and so do all where nothing is asked.
     */
    int[] chosen(List<float[]> queries, int most) {
        int[] votes = new int[count];
        for (float[] query : queries) {
            double[] cosines = IntStream.range(0, count)
                    .mapToDouble(key -> cosine(query, key))
                    .toArray();
            IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble(key -> -cosines[key]))
                    .limit(most)
                    .forEach(key -> votes[key]++);
        }
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(key -> -votes[key]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    double cosine(float[] query, int key) {
        double lengths = length(query, 0) * length(keys, key * width);
        return lengths == 0 ? 0 : dot(query, key) / lengths;
    }

    /**
     * The gradient of {@code -weight * mean cos(q, k)} over all queries and chosen keys, by the keys:
     * {@code -weight / n (q / (|q| |k|) - cos(q, k) k / |k|^2)} for each.
     */
    float[] pull(List<float[]> queries, int[] chosen, double weight) {
        float[] gradient = new float[keys.length];
        double share = weight / (queries.size() * chosen.length);
        for (int key : chosen) {
            double ofKey = length(keys, key * width);
            for (float[] query : queries) {
                double ofQuery = length(query, 0);
                double cosine = cosine(query, key);
                for (int i = 0; ofKey > 0 && ofQuery > 0 && i < width; i++) {
                    double along = query[i] / ofQuery - cosine * keys[key * width + i] / ofKey;
                    gradient[key * width + i] -= (float) (share * along / ofKey);
                }
            }
        }
        return gradient;
    }

    private double dot(float[] query, int key) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) query[i] * keys[key * width + i];
        }
        return sum;
    }

    private double length(float[] numbers, int from) {
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            squares += (double) numbers[i] * numbers[i];
        }
        return Math.sqrt(squares);
    }
}
