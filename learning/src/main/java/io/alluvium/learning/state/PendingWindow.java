package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A window that waits for its batch.
 *
 * @param tokens n+1 tokens for n targets
 * @param completes content digest of the record that this window completes; empty if more windows follow
 */
public record PendingWindow(int[] tokens, String completes) implements StateValue {

    /** Target tokens. */
    public int targets() {
        return tokens.length - 1;
    }

    /** Whether this is its record's last window. */
    public boolean last() {
        return !completes.isEmpty();
    }

    static PendingWindow read(DataInput in) throws IOException {
        return new PendingWindow(Wire.readTokens(in), Wire.readText(in));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeTokens(out, tokens);
        Wire.writeText(out, completes);
    }
}
