package io.alluvium.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;

/**
 * A batch as native tensors, rows padded on the right.
 *
 * @param ids tokens read, [rows, longest]
 * @param lengths tokens of each row
 * @param source tokens that the encoder reads, [rows, longest source]; [rows, 0] without
 * @param sourceLengths tokens of each source
 * @param active places {@code row * longest + i} that have a target
 */
record BatchTensors(PtNDArray ids, PtNDArray lengths, PtNDArray source, PtNDArray sourceLengths, PtNDArray active) {

    static BatchTensors of(PtNDManager scope, TokenBatch batch) {
        int width = batch.longest();
        long[] active = new long[batch.tokens()];
        int next = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < batch.inputs()[row].length; i++) {
                active[next++] = (long) row * width + i;
            }
        }
        int[][] sources = batch.sources().length == 0 ? new int[batch.rows()][0] : batch.sources();
        return new BatchTensors(
                padded(scope, batch.inputs()),
                lengths(scope, batch.inputs()),
                padded(scope, sources),
                lengths(scope, sources),
                (PtNDArray) scope.create(active));
    }

    /** Rows as one tensor, zeros at their ends. */
    static PtNDArray padded(PtNDManager scope, int[]... rows) {
        int width = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
        long[] ids = new long[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                ids[row * width + i] = rows[row][i];
            }
        }
        return (PtNDArray) scope.create(ids, new Shape(rows.length, width));
    }

    static PtNDArray lengths(PtNDManager scope, int[]... rows) {
        return index(scope, Arrays.stream(rows).mapToInt(row -> row.length).toArray());
    }

    /** The tokens to predict, in the order of {@code active}. */
    static PtNDArray targets(PtNDManager scope, TokenBatch batch) {
        return index(
                scope,
                Arrays.stream(batch.targets()).flatMapToInt(Arrays::stream).toArray());
    }

    /** Flattens one number per target token into the order of {@code active}. */
    static PtNDArray flat(PtNDManager scope, float[][] values, int tokens) {
        float[] flat = new float[tokens];
        int next = 0;
        for (float[] row : values) {
            System.arraycopy(row, 0, flat, next, row.length);
            next += row.length;
        }
        return (PtNDArray) scope.create(flat);
    }

    /** Cuts numbers in the order of {@code active} into rows shaped like the targets. */
    static float[][] rows(TokenBatch batch, float[] flat) {
        float[][] rows = new float[batch.rows()][];
        int next = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(flat, next, next + batch.targets()[row].length);
            next += rows[row].length;
        }
        return rows;
    }

    /** Whole numbers as a tensor. */
    static PtNDArray index(PtNDManager scope, int... numbers) {
        return (PtNDArray)
                scope.create(Arrays.stream(numbers).asLongStream().toArray()).toType(DataType.INT64, false);
    }
}
