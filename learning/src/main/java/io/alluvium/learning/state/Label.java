package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What records call a regime.
 *
 * @param text as they said it
 */
public record Label(String text) implements StateValue {

    static Label read(DataInput in) throws IOException {
        return new Label(Wire.readText(in));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeText(out, text);
    }
}
