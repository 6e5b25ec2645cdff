package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long a regime's own numbers have been trained.
 *
 * @param updates gradient updates applied to them
 */
public record Age(long updates) implements StateValue {

    static Age read(DataInput in) throws IOException {
        return new Age(in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(updates);
    }
}
