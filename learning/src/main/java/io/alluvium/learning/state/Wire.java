package io.alluvium.learning.state;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few shapes that stored values are made of: big-endian, each with its length in front. */
final class Wire {

    private static final int MOST = 1 << 24;
    private static final int PIECE = 1 << 18;

    private Wire() {}

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        return new String(readBytes(in, 1), StandardCharsets.UTF_8);
    }

    static void writeTokens(DataOutput out, int... tokens) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(tokens.length * Integer.BYTES);
        buffer.asIntBuffer().put(tokens);
        out.writeInt(tokens.length);
        out.write(buffer.array());
    }

    static int[] readTokens(DataInput in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(readBytes(in, Integer.BYTES));
        int[] tokens = new int[bytes.capacity() / Integer.BYTES];
        bytes.asIntBuffer().get(tokens);
        return tokens;
    }

    static void writeFloats(DataOutput out, float... values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    static float[] readFloats(DataInput in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(readBytes(in, Float.BYTES));
        float[] values = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static byte[] readBytes(DataInput in, int width) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a length of " + count + " is not believable");
        }
        // Piece by piece: a false length must not ask for more memory than there are bytes.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int left = count * width; left > 0; ) {
            byte[] piece = new byte[Math.min(left, PIECE)];
            in.readFully(piece);
            bytes.writeBytes(piece);
            left -= piece.length;
        }
        return bytes.toByteArray();
    }
}
