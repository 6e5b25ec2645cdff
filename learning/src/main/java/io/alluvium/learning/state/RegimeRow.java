package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is known of one regime.
 *
 * @param seen windows trained on in it
 * @param bestLoss lowest loss of any prompt on its held-out text, in nats per token
 * @param bestTokens held-out tokens behind that loss; another number makes it void
 */
public record RegimeRow(long seen, double bestLoss, long bestTokens) implements StateValue {

    /** Nothing known yet. */
    public static final RegimeRow START = new RegimeRow(0, 0, 0);

    /** After one more window. */
    public RegimeRow counted() {
        return new RegimeRow(seen + 1, bestLoss, bestTokens);
    }

    /** With the best of what was known and what was measured now, if both are of the same text. */
    public RegimeRow measured(double loss, long tokens) {
        return new RegimeRow(seen, bestTokens == tokens ? Math.min(bestLoss, loss) : loss, tokens);
    }

    static RegimeRow read(DataInput in) throws IOException {
        return new RegimeRow(in.readLong(), in.readDouble(), in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(seen);
        out.writeDouble(bestLoss);
        out.writeLong(bestTokens);
    }
}
