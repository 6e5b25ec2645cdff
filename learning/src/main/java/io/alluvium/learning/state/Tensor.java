package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Numbers of a prompt or of its optimizer. The array is shared and never changed. */
public record Tensor(float[] values) implements StateValue {

    /** Numbers of one stored chunk: 256 KiB. */
    static final int CHUNK = 1 << 16;

    int chunks() {
        return Math.max(1, (values.length + CHUNK - 1) / CHUNK);
    }

    Tensor chunk(int index) {
        return new Tensor(Arrays.copyOfRange(values, index * CHUNK, Math.min(values.length, (index + 1) * CHUNK)));
    }

    static Tensor join(List<Tensor> chunks) {
        float[] joined =
                new float[chunks.stream().mapToInt(chunk -> chunk.values.length).sum()];
        int at = 0;
        for (Tensor chunk : chunks) {
            System.arraycopy(chunk.values, 0, joined, at, chunk.values.length);
            at += chunk.values.length;
        }
        return new Tensor(joined);
    }

    static Tensor read(DataInput in) throws IOException {
        return new Tensor(Wire.readFloats(in));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeFloats(out, values);
    }
}
