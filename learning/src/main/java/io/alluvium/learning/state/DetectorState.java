package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a boundary policy carries from batch to batch.
 *
 * @param observed batches since the last boundary
 * @param mean mean loss
 * @param cumulative accumulated rise
 * @param minimum its lowest value
 */
public record DetectorState(long observed, double mean, double cumulative, double minimum) implements StateValue {

    /** Right after a boundary. */
    public static final DetectorState START = new DetectorState(0, 0, 0, 0);

    /** With one more batch counted. */
    public DetectorState counted() {
        return new DetectorState(observed + 1, mean, cumulative, minimum);
    }

    static DetectorState read(DataInput in) throws IOException {
        return new DetectorState(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(observed);
        out.writeDouble(mean);
        out.writeDouble(cumulative);
        out.writeDouble(minimum);
    }
}
