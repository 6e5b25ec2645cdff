package io.alluvium.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/** A batch as padded native tensors; {@code active} lists the flat positions that hold real targets. */
record BatchTensors(PtNDArray ids, PtNDArray targets, PtNDArray active, TokenBatch batch) {

    static BatchTensors of(PtNDManager scope, TokenBatch batch) {
        int width = batch.longest();
        long[] ids = new long[batch.rows() * width];
        long[] targets = new long[ids.length];
        long[] active = new long[batch.tokens()];
        int next = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < batch.inputs()[row].length; i++) {
                int position = row * width + i;
                ids[position] = batch.inputs()[row][i];
                targets[position] = batch.targets()[row][i];
                active[next++] = position;
            }
        }
        Shape shape = new Shape(batch.rows(), width);
        return new BatchTensors(
                (PtNDArray) scope.create(ids, shape),
                (PtNDArray) scope.create(targets, shape),
                (PtNDArray) scope.create(active),
                batch);
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
    float[][] rows(float[] flat) {
        float[][] rows = new float[batch.rows()][];
        int next = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = java.util.Arrays.copyOfRange(flat, next, next + batch.targets()[row].length);
            next += rows[row].length;
        }
        return rows;
    }

    /** Cuts numbers of the padded grid into rows shaped like the targets. */
    float[][] rowsOfGrid(float[] grid) {
        int width = batch.longest();
        float[][] rows = new float[batch.rows()][];
        for (int row = 0; row < rows.length; row++) {
            int start = row * width;
            rows[row] = java.util.Arrays.copyOfRange(grid, start, start + batch.targets()[row].length);
        }
        return rows;
    }

    /** One prompt as a tensor. */
    static PtNDArray prompt(PtNDManager scope, SoftPrompt prompt) {
        return (PtNDArray)
                scope.create(prompt.values(), new Shape(prompt.shape().dimensions()));
    }

    /** Several prompts of one shape as one stacked tensor; no tensor where there is no prompt. */
    static List<PtNDArray> stacks(PtNDManager scope, List<SoftPrompt> prompts) {
        if (prompts.isEmpty()) {
            return List.of();
        }
        PromptShape shape = prompts.get(0).shape();
        float[] values = new float[prompts.size() * shape.size()];
        for (int i = 0; i < prompts.size(); i++) {
            System.arraycopy(prompts.get(i).values(), 0, values, i * shape.size(), shape.size());
        }
        Shape dimensions = new Shape(prompts.size()).addAll(new Shape(shape.dimensions()));
        return List.of((PtNDArray) scope.create(values, dimensions));
    }

    /** Row owners as an index tensor. */
    static PtNDArray index(PtNDManager scope, int... owners) {
        long[] index = new long[owners.length];
        for (int i = 0; i < owners.length; i++) {
            index[i] = Math.max(0, owners[i]);
        }
        return (PtNDArray) scope.create(index).toType(DataType.INT64, false);
    }
}
