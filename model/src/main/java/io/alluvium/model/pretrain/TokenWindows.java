package io.alluvium.model.pretrain;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A corpus as fixed windows of tokens. In every epoch the documents are shuffled, joined with the end-of-text token, and
 * cut into windows of {@code length + 1} that overlap by one token; a batch is a pure function of seed and step.
 */
final class TokenWindows {
    private final List<int[]> documents;
    private final int length;
    private final int windows;
    private final long seed;
    private int cachedEpoch = -1;
    private int[] stream = new int[0];
    private int[] order = new int[0];

    TokenWindows(List<int[]> documents, int length, long seed) {
        this.documents = List.copyOf(documents);
        this.length = length;
        this.seed = seed;
        this.windows = (int) ((tokens() - 1) / length);
        if (windows < 1) {
            throw new IllegalArgumentException(
                    "the corpus has " + tokens() + " tokens; one window needs " + (length + 1));
        }
    }

    /** Tokens of one epoch, separators included. */
    long tokens() {
        return documents.stream().mapToLong(d -> d.length + 1L).sum();
    }

    /** Windows of one epoch. */
    int windows() {
        return windows;
    }

    /** Rows {@code first} to {@code first + rows} of the endless shuffled sequence, each {@code length + 1} tokens. */
    int[][] rows(long first, int rows) {
        int[][] batch = new int[rows][];
        for (int i = 0; i < rows; i++) {
            long row = first + i;
            enter((int) (row / windows));
            int start = order[(int) (row % windows)] * length;
            batch[i] = Arrays.copyOfRange(stream, start, start + length + 1);
        }
        return batch;
    }

    private void enter(int epoch) {
        if (epoch == cachedEpoch) {
            return;
        }
        var random = new Random(seed * 1_000_003L + epoch);
        int[] sequence = shuffled(documents.size(), random);
        stream = new int[(int) tokens()];
        int position = 0;
        for (int document : sequence) {
            int[] tokens = documents.get(document);
            position++;
            System.arraycopy(tokens, 0, stream, position, tokens.length);
            position += tokens.length;
        }
        order = shuffled(windows, random);
        cachedEpoch = epoch;
    }

    private static int[] shuffled(int size, Random random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
