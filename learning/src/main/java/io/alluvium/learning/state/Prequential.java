package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Losses on text not seen before, in nats per token: the recent ones weighted exponentially, and sums over all time.
 *
 * @param recentServed recent loss of the served prompt
 * @param recentFrozen recent loss without a prompt
 * @param servedSum sum over all tokens for the served prompt
 * @param frozenSum sum over all tokens without a prompt
 * @param tokens tokens scored
 */
public record Prequential(double recentServed, double recentFrozen, double servedSum, double frozenSum, long tokens)
        implements StateValue {

    /** Nothing scored yet. */
    public static final Prequential START = new Prequential(0, 0, 0, 0, 0);

    private static final double PAST = 0.9;

    /** After one more batch, given its summed losses. */
    public Prequential after(double served, double frozen, long batchTokens) {
        double past = tokens == 0 ? 0 : PAST;
        return new Prequential(
                past * recentServed + (1 - past) * served / batchTokens,
                past * recentFrozen + (1 - past) * frozen / batchTokens,
                servedSum + served,
                frozenSum + frozen,
                tokens + batchTokens);
    }

    /** Loss of the served prompt over all time. */
    public double overallServed() {
        return servedSum / Math.max(1, tokens);
    }

    /** Loss without a prompt over all time. */
    public double overallFrozen() {
        return frozenSum / Math.max(1, tokens);
    }

    static Prequential read(DataInput in) throws IOException {
        return new Prequential(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(recentServed);
        out.writeDouble(recentFrozen);
        out.writeDouble(servedSum);
        out.writeDouble(frozenSum);
        out.writeLong(tokens);
    }
}
