package io.alluvium.model.checkpoint;

import java.util.Arrays;

/**
 * A dense row-major tensor of 32-bit floats as a Java value.
 *
 * @param shape dimensions, outermost first; empty for a scalar
 * @param values {@code product(shape)} numbers
 */
public record TensorData(long[] shape, float[] values) {
    /** Checks that shape and length agree. */
    public TensorData {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not fit " + values.length + " values");
        }
    }

    /** The number of elements of a shape. */
    public static long elements(long... shape) {
        long count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorData data
                && Arrays.equals(shape, data.shape)
                && Arrays.equals(values, data.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "TensorData" + Arrays.toString(shape);
    }
}
