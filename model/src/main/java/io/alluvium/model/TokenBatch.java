package io.alluvium.model;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of tokens with the token that should follow each, or that a mask hides; rows may differ in length.
 *
 * @param sources token ids that an encoder reads first, row by row; no rows for models without
 * @param inputs token ids read, row by row
 * @param targets token ids to predict, of the same lengths
 */
public record TokenBatch(int[][] sources, int[][] inputs, int[][] targets) {
    /** Checks that the rows pair up. */
    public TokenBatch {
        if (sources.length != 0 && sources.length != inputs.length) {
            throw new IllegalArgumentException(
                    "a batch has " + sources.length + " sources for " + inputs.length + " rows; give one for each");
        }
        if (inputs.length == 0 || inputs.length != targets.length) {
            throw new IllegalArgumentException(
                    "a batch needs as many target rows as input rows, and one at least; found " + inputs.length
                            + " and " + targets.length);
        }
        for (int row = 0; row < inputs.length; row++) {
            if (inputs[row].length == 0 || inputs[row].length != targets[row].length) {
                throw new IllegalArgumentException("row " + row + " has " + inputs[row].length + " inputs and "
                        + targets[row].length + " targets; they must be equal and not zero");
            }
        }
    }

    /** A batch for models that read one text. */
    public TokenBatch(int[][] inputs, int[][] targets) {
        this(new int[0][], inputs, targets);
    }

    /** A batch of windows of n+1 tokens: the first n are read, the last n predicted. */
    public static TokenBatch of(List<int[]> windows) {
        int[][] inputs = new int[windows.size()][];
        int[][] targets = new int[windows.size()][];
        for (int row = 0; row < inputs.length; row++) {
            int[] window = windows.get(row);
            inputs[row] = Arrays.copyOf(window, Math.max(0, window.length - 1));
            targets[row] = Arrays.copyOfRange(window, Math.min(1, window.length), window.length);
        }
        return new TokenBatch(inputs, targets);
    }

    /** Some of the rows. */
    TokenBatch rows(List<Integer> chosen) {
        return new TokenBatch(
                sources.length == 0 ? sources : pick(sources, chosen), pick(inputs, chosen), pick(targets, chosen));
    }

    private static int[][] pick(int[][] rows, List<Integer> chosen) {
        return chosen.stream().map(row -> rows[row]).toArray(int[][]::new);
    }

    /** Number of rows. */
    public int rows() {
        return inputs.length;
    }

    /** Length of the longest row. */
    public int longest() {
        return Arrays.stream(inputs).mapToInt(row -> row.length).max().orElseThrow();
    }

    /** Tokens to predict, in all rows. */
    public int tokens() {
        return Arrays.stream(targets).mapToInt(row -> row.length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenBatch batch
                && Arrays.deepEquals(sources, batch.sources)
                && Arrays.deepEquals(inputs, batch.inputs)
                && Arrays.deepEquals(targets, batch.targets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(inputs) + Arrays.deepHashCode(targets);
    }

    @Override
    public String toString() {
        return "TokenBatch[rows " + rows() + ", tokens " + tokens() + "]";
    }
}
