package io.alluvium.standalone.fuzz.cases;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The ways to damage bytes that know nothing of what the bytes mean. */
enum Damage {
    /** Turns one bit over. */
    FLIP {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            byte[] copy = bytes.clone();
            copy[dice.below(copy.length)] ^= (byte) (1 << dice.below(8));
            return copy;
        }
    },
    /** Sets some bytes to anything. */
    SET {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            byte[] copy = bytes.clone();
            byte[] any = dice.bytes(1 + dice.length(8));
            int at = dice.below(copy.length);
            System.arraycopy(any, 0, copy, at, Math.min(any.length, copy.length - at));
            return copy;
        }
    },
    /** Cuts off the end. */
    TRUNCATE {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            return Arrays.copyOf(bytes, dice.below(bytes.length));
        }
    },
    /** Takes a piece out. */
    DROP {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            int from = dice.below(bytes.length);
            int to = Math.min(bytes.length, from + 1 + dice.length(bytes.length));
            return join(bytes, from, new byte[0], to);
        }
    },
    /** Puts a piece in twice, or very often. */
    REPEAT {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            int from = dice.below(bytes.length);
            int to = Math.min(bytes.length, from + 1 + dice.length(64));
            int times = dice.oneIn(16) ? 1 + dice.below(4000) : 1;
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            for (int i = 0; i < times && more.size() < LARGEST; i++) {
                more.write(bytes, from, to - from);
            }
            return join(bytes, from, more.toByteArray(), from);
        }
    },
    /** Joins the beginning of one input and the end of another. */
    SPLICE {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            byte[] tail = Arrays.copyOfRange(other, dice.below(other.length + 1), other.length);
            return join(bytes, dice.below(bytes.length + 1), tail, bytes.length);
        }
    },
    /** Puts an edge number over four or eight bytes, as a length field would be. */
    LENGTH {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            int width = dice.oneIn(2) ? Integer.BYTES : Long.BYTES;
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES)
                    .order(dice.oneIn(2) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            if (width == Long.BYTES) {
                number.putLong(dice.edge());
            } else {
                number.putInt((int) dice.edge());
            }
            int at = dice.below(bytes.length);
            return join(bytes, at, Arrays.copyOf(number.array(), width), Math.min(bytes.length, at + width));
        }
    },
    /** Puts in a number as Avro writes it. */
    VARINT {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            int at = dice.below(bytes.length);
            return join(bytes, at, Varint.zigzag(dice.edge()), at + dice.below(2));
        }
    },
    /** Puts in nasty text. */
    TEXT {
        @Override
        byte[] to(byte[] bytes, byte[] other, Dice dice) {
            int at = dice.below(bytes.length + 1);
            return join(bytes, at, Nasty.bytes(dice), at);
        }
    };

    /** No damage makes an input longer than this. */
    static final int LARGEST = 128 * 1024;

    /** The damaged bytes; {@code bytes} has one byte at least. */
    abstract byte[] to(byte[] bytes, byte[] other, Dice dice);

    /** Several damages, one after the other. */
    static byte[] some(byte[] bytes, byte[] other, Dice dice) {
        byte[] damaged = bytes;
        for (int left = 1 + dice.length(6); left > 0 && damaged.length > 0; left--) {
            byte[] next = values()[dice.below(values().length)].to(damaged, other, dice);
            damaged = next.length > LARGEST ? Arrays.copyOf(next, LARGEST) : next;
        }
        return damaged;
    }

    /** The bytes before {@code from}, the piece, and the bytes from {@code to} on. */
    static byte[] join(byte[] bytes, int from, byte[] piece, int to) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length + piece.length);
        joined.write(bytes, 0, from);
        joined.writeBytes(piece);
        joined.write(bytes, to, bytes.length - to);
        return joined.toByteArray();
    }
}
