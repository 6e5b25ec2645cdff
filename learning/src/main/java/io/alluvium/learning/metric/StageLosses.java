package io.alluvium.learning.metric;

import java.util.Arrays;

/**
 * Held-out losses {@code R[i][c]} on regime or domain c after stage i, in nats per token, where a stage may come back to
 * what an earlier one learned.
 *
 * @param rows a row of losses for each stage, a column for each held-out set
 * @param learned the column that each stage learned
 * @param frozen loss of each column without any learning
 */
public record StageLosses(double[][] rows, int[] learned, double[] frozen) {

    /** Checks that the parts fit each other. */
    public StageLosses {
        if (rows.length == 0 || rows.length != learned.length) {
            throw new IllegalArgumentException("Losses of " + rows.length + " stages, but " + learned.length
                    + " stages were learned; there must be as many, and one at least");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != frozen.length) {
                throw new IllegalArgumentException("Stage " + i + " has losses of " + rows[i].length
                        + " held-out sets, but there are " + frozen.length);
            }
            if (learned[i] < 0 || learned[i] >= frozen.length) {
                throw new IllegalArgumentException(
                        "Stage " + i + " learned column " + learned[i] + " of " + frozen.length);
            }
        }
    }

    /** The last stage. */
    public int last() {
        return rows.length - 1;
    }

    /** The stage that learned a column first; -1 where none did. */
    public int first(int column) {
        for (int i = 0; i < learned.length; i++) {
            if (learned[i] == column) {
                return i;
            }
        }
        return -1;
    }

    /** The stage that learned a column last; -1 where none did. */
    public int latest(int column) {
        int latest = -1;
        for (int i = 0; i < learned.length; i++) {
            latest = learned[i] == column ? i : latest;
        }
        return latest;
    }

    /** The lowest loss of a column after any stage. */
    public double best(int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).min().orElseThrow();
    }

    /** The columns that some stage learned. */
    public int[] known() {
        return Arrays.stream(learned).distinct().sorted().toArray();
    }

    /** The columns that some stage learned, but for the one that the last stage did: what can have been forgotten. */
    public int[] past() {
        return Arrays.stream(known()).filter(c -> c != learned[last()]).toArray();
    }

    /** The stages until each known column was learned once. */
    public StageLosses firstPass() {
        int stages = 1 + Arrays.stream(known()).map(this::first).max().orElseThrow();
        return new StageLosses(Arrays.copyOf(rows, stages), Arrays.copyOf(learned, stages), frozen);
    }
}
