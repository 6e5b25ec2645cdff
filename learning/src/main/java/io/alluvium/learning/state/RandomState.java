package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where the source of chance stands.
 */
public record RandomState(long state) implements StateValue {

    static RandomState read(DataInput in) throws IOException {
        return new RandomState(in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(state);
    }
}
