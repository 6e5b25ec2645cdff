package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A window of the gate.
 *
 * @param tokens n+1 tokens for n targets
 * @param frozenLossSum summed loss without a prompt; not a number until first scored
 */
public record HeldOutWindow(int[] tokens, double frozenLossSum) implements StateValue {

    /** Target tokens. */
    public int targets() {
        return tokens.length - 1;
    }

    /** Whether its frozen loss is known. */
    public boolean scored() {
        return !Double.isNaN(frozenLossSum);
    }

    static HeldOutWindow read(DataInput in) throws IOException {
        return new HeldOutWindow(Wire.readTokens(in), in.readDouble());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeTokens(out, tokens);
        out.writeDouble(frozenLossSum);
    }
}
