package io.alluvium.standalone.serve;

import io.alluvium.model.Precision;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param models {@code base}, {@code gpt2-124m}, or a checkpoint's directory
 * @param precisions number formats
 * @param rows how many rows at once; each is measured
 * @param virtualTokens length of each prefix
 * @param textTokens tokens of each text before it is continued
 * @param steps tokens added to each row in a round
 * @param rounds measured rounds
 * @param threads threads of one operation
 * @param seed chooses texts, prefixes and random weights
 */
public record ServePlan(
        List<String> models,
        List<Precision> precisions,
        List<Integer> rows,
        int virtualTokens,
        int textTokens,
        int steps,
        int rounds,
        int threads,
        long seed) {

    /** Copies, and checks the numbers. */
    public ServePlan {
        models = List.copyOf(models);
        precisions = List.copyOf(precisions);
        rows = List.copyOf(rows);
        if (models.isEmpty() || precisions.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing to measure: give at least one of --models, --precisions and --rows");
        }
        int least = Math.min(
                rows.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                Arrays.stream(new int[] {virtualTokens, textTokens, steps, rounds, threads})
                        .min()
                        .orElseThrow());
        if (least < 1) {
            throw new IllegalArgumentException(
                    "Rows, lengths, steps, rounds and threads must be at least 1, but one is " + least);
        }
    }

    /** Rows that are needed at most. */
    int mostRows() {
        return rows.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Places that a row needs. */
    int places() {
        return virtualTokens + textTokens + steps;
    }
}
