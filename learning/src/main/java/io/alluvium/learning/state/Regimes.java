package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which regime the domain is in.
 *
 * @param current number of the present regime, from 0
 * @param drifts boundaries seen
 */
public record Regimes(int current, long drifts) implements StateValue {

    /** The first regime. */
    public static final Regimes START = new Regimes(0, 0);

    /** Another regime, a new one or one that returns. */
    public Regimes into(int regime) {
        return new Regimes(regime, drifts + 1);
    }

    static Regimes read(DataInput in) throws IOException {
        return new Regimes(in.readInt(), in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(current);
        out.writeLong(drifts);
    }
}
