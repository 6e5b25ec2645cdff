package io.alluvium.learning.metric;

import java.util.List;

/**
 * Held-out losses {@code R[i][j]} on regime or domain j after stage i, in nats per token. Row i has at least i+1
 * columns; stages and columns are in the order of learning.
 */
public record LossMatrix(List<List<Double>> rows) {

    public LossMatrix {
        rows = rows.stream().map(List::copyOf).toList();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() <= i) {
                throw new IllegalArgumentException("Row " + i + " of a loss matrix needs at least " + (i + 1)
                        + " columns, found " + rows.get(i).size());
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A loss matrix needs at least one row");
        }
    }

    /** Loss on column j after stage i. */
    public double at(int i, int j) {
        return rows.get(i).get(j);
    }

    /** The last stage. */
    public int last() {
        return rows.size() - 1;
    }

    /** The lowest loss on column j at or after its own stage. */
    public double best(int j) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = j; i <= last(); i++) {
            best = Math.min(best, at(i, j));
        }
        return best;
    }
}
