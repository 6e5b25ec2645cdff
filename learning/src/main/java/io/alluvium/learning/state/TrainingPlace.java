package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A place in a learner's training: so many steps or updates after its beginning, as its name says.
 */
public record TrainingPlace(long number) implements StateValue {

    static TrainingPlace read(DataInput in) throws IOException {
        return new TrainingPlace(in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(number);
    }
}
