package io.alluvium.model.checkpoint;

import java.nio.ByteBuffer;

/** The float encodings that checkpoints use, by their safetensors names, in the order in which the format sorts them. */
public enum ElementType {
    /** IEEE 754 binary32. */
    F32(4) {
        @Override
        float read(ByteBuffer buffer, int position) {
            return buffer.getFloat(position);
        }

        @Override
        float[] read(ByteBuffer data) {
            float[] values = new float[data.remaining() / bytes()];
            data.asFloatBuffer().get(values);
            return values;
        }

        @Override
        void write(ByteBuffer buffer, float value) {
            buffer.putFloat(value);
        }
    },
    /** bfloat16: the upper half of binary32, rounded to nearest even. */
    BF16(2) {
        @Override
        float read(ByteBuffer buffer, int position) {
            return Float.intBitsToFloat(buffer.getShort(position) << 16);
        }

        @Override
        void write(ByteBuffer buffer, float value) {
            int bits = Float.floatToRawIntBits(value);
            int rounded = Float.isNaN(value) ? bits | 0x400000 : bits + 0x7FFF + ((bits >>> 16) & 1);
            buffer.putShort((short) (rounded >>> 16));
        }
    },
    /** IEEE 754 binary16. */
    F16(2) {
        @Override
        float read(ByteBuffer buffer, int position) {
            int bits = buffer.getShort(position) & 0xFFFF;
            int exponent = (bits >>> 10) & 0x1F;
            int fraction = bits & 0x3FF;
            float magnitude = exponent == 0
                    ? fraction * 0x1p-24f
                    : exponent == 31
                            ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                            : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
            return (bits & 0x8000) == 0 ? magnitude : -magnitude;
        }

        @Override
        void write(ByteBuffer buffer, float value) {
            throw new UnsupportedOperationException("checkpoints are written in F32 or BF16; F16 is read only");
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    abstract float read(ByteBuffer buffer, int position);

    /** Reads all that remains in {@code data}. */
    float[] read(ByteBuffer data) {
        float[] values = new float[data.remaining() / bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(data, data.position() + i * bytes);
        }
        return values;
    }

    abstract void write(ByteBuffer buffer, float value);
}
