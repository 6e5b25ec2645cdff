package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far into the log of examples the learner has read.
 *
 * @param first position of the first example; -1 before it
 * @param last position of the last example; -1 before the first
 * @param lastAcceptedAtMillis when the last example was accepted
 * @param newestAcceptedAtMillis the latest acceptance time seen
 * @param accepted records seen
 * @param heldOut records kept for the gate
 */
public record LogPlace(
        long first, long last, long lastAcceptedAtMillis, long newestAcceptedAtMillis, long accepted, long heldOut)
        implements StateValue {

    /** Nothing read yet. */
    public static final LogPlace START = new LogPlace(-1, -1, 0, 0, 0, 0);

    /** The place after one more example. */
    public LogPlace after(long position, long acceptedAtMillis, boolean heldOutRecord) {
        return new LogPlace(
                first < 0 ? position : first,
                position,
                acceptedAtMillis,
                Math.max(newestAcceptedAtMillis, acceptedAtMillis),
                accepted + 1,
                heldOut + (heldOutRecord ? 1 : 0));
    }

    static LogPlace read(DataInput in) throws IOException {
        return new LogPlace(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(first);
        out.writeLong(last);
        out.writeLong(lastAcceptedAtMillis);
        out.writeLong(newestAcceptedAtMillis);
        out.writeLong(accepted);
        out.writeLong(heldOut);
    }
}
