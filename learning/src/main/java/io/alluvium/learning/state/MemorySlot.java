package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A remembered window.
 *
 * @param regime its regime
 * @param tokens n+1 tokens for n targets
 * @param frozenLoss loss without a prompt, in nats per token
 */
public record MemorySlot(int regime, int[] tokens, double frozenLoss) implements StateValue {

    static MemorySlot read(DataInput in) throws IOException {
        return new MemorySlot(in.readInt(), Wire.readTokens(in), in.readDouble());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(regime);
        Wire.writeTokens(out, tokens);
        out.writeDouble(frozenLoss);
    }
}
