package io.alluvium.standalone.fuzz.cases;

import java.util.Arrays;

/** Numbers as Avro writes them: zigzag, seven bits in a byte, the low ones first. */
final class Varint {

    private static final int MOST_BYTES = 10;

    private Varint() {}

    static byte[] zigzag(long number) {
        long left = (number << 1) ^ (number >> 63);
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        do {
            int low = (int) (left & 0x7F);
            left >>>= 7;
            bytes[length++] = (byte) (left == 0 ? low : low | 0x80);
        } while (left != 0);
        return Arrays.copyOf(bytes, length);
    }
}
