package io.alluvium.model.family;

import java.util.Arrays;
import java.util.List;

/**
 * Where a tensor of the programs lies in a checkpoint.
 *
 * @param names the file's tensors, one under the other
 * @param shape the shape of the whole, as the programs take it
 * @param transposed whether the file holds each matrix as [in, out]
 * @param optional whether a file may lack it
 */
record TensorSource(List<String> names, long[] shape, boolean transposed, boolean optional) {
    TensorSource {
        names = List.copyOf(names);
    }

    static TensorSource of(String name, long... shape) {
        return new TensorSource(List.of(name), shape, false, false);
    }

    static TensorSource joined(List<String> names, long... shape) {
        return new TensorSource(names, shape, false, false);
    }

    static TensorSource transposed(String name, long... shape) {
        return new TensorSource(List.of(name), shape, true, false);
    }

    TensorSource orNothing() {
        return new TensorSource(names, shape, transposed, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorSource source
                && names.equals(source.names)
                && Arrays.equals(shape, source.shape)
                && transposed == source.transposed
                && optional == source.optional;
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(shape);
    }
}
