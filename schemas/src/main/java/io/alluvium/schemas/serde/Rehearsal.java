package io.alluvium.schemas.serde;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A walk through Avro bytes along their schema that makes nothing of them. It believes no length, count, size or index
 * that the bytes do not bear out, so that what passes can be decoded without running in circles, without asking for more
 * memory than the bytes explain, and without an answer that blames the schema for damage in the bytes.
 *
 * <p>Avro's own skipping is no help here: it steps back over a negative length, and believes the size that is written
 * before a block.
 */
final class Rehearsal {

    private static final int DEEPEST = 64;
    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private int at;

    private Rehearsal(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Walks from a place to the end; throws where the bytes contradict the schema, or go on after its end. */
    static void run(Schema schema, byte[] bytes, int from) throws IOException {
        Rehearsal rehearsal = new Rehearsal(bytes, from);
        rehearsal.value(schema, 0);
        if (rehearsal.at != bytes.length) {
            throw rehearsal.broken("bytes go on after the end");
        }
    }

    private void value(Schema schema, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw broken("more than " + DEEPEST + " levels");
        }
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    value(field.schema(), depth + 1);
                }
            }
            case UNION -> {
                List<Schema> branches = schema.getTypes();
                value(branches.get(index(branches.size())), depth + 1);
            }
            case ENUM -> index(schema.getEnumSymbols().size());
            case ARRAY, MAP -> blocks(schema, depth);
            case STRING, BYTES -> pass(number());
            case FIXED -> pass(schema.getFixedSize());
            case INT -> {
                long number = number();
                if (number != (int) number) {
                    throw broken("an int of more than 32 bits");
                }
            }
            case LONG -> number();
            case FLOAT -> pass(Float.BYTES);
            case DOUBLE -> pass(Double.BYTES);
            case BOOLEAN -> pass(1);
            case NULL -> pass(0);
        }
    }

    /** Blocks of items until an empty one; a negative count is followed by the size of its block. */
    private void blocks(Schema schema, int depth) throws IOException {
        for (long count = number(); count != 0; count = number()) {
            boolean sized = count < 0;
            long size = sized ? number() : 0;
            int start = at;
            items(schema, sized ? -count : count, depth);
            if (sized && size != at - start) {
                throw broken("a block that says it has " + size + " bytes");
            }
        }
    }

    private void items(Schema schema, long count, int depth) throws IOException {
        if (count < 0 || count > bytes.length) { // An item of no bytes at all is counted as if it had one.
            throw broken("a block that says it has " + count + " items");
        }
        for (long left = count; left > 0; left--) {
            if (schema.getType() == Schema.Type.MAP) {
                pass(number());
                value(schema.getValueType(), depth + 1);
            } else {
                value(schema.getElementType(), depth + 1);
            }
        }
    }

    private int index(int bound) throws IOException {
        long index = number();
        if (index < 0 || index >= bound) {
            throw broken("index " + index + " of " + bound);
        }
        return (int) index;
    }

    private void pass(long length) throws IOException {
        if (length < 0 || length > bytes.length - at) {
            throw broken("a length of " + length);
        }
        at += (int) length;
    }

    /** A number in zigzag, seven bits in a byte, the low ones first. */
    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at == bytes.length) {
                throw broken("the bytes end inside a number");
            }
            byte next = bytes[at++];
            number |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        throw broken("a number of more than " + LONGEST_VARINT + " bytes");
    }

    private IOException broken(String what) {
        return new IOException(what + " at byte " + at);
    }
}
