package io.alluvium.standalone.fuzz.cases;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** Writes Avro after a schema with any content, and lies now and then about lengths, counts, sizes and indices. */
final class AvroLies {

    private static final int DEEPEST = 40;

    private final Dice dice;
    private final int oneIn;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Lies once in so many times; 0 never lies. */
    AvroLies(Dice dice, int oneIn) {
        this.dice = dice;
        this.oneIn = oneIn;
    }

    byte[] write(Schema schema) {
        value(schema, "", 0);
        return out.toByteArray();
    }

    private void value(Schema schema, String field, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(each -> value(each.schema(), each.name(), depth + 1));
            case UNION -> union(schema, field, depth);
            case ENUM ->
                number(lie() ? dice.edge() : index(schema.getEnumSymbols().size()));
            case ARRAY, MAP -> blocks(schema, depth);
            case STRING, BYTES -> text(field);
            case FIXED -> out.writeBytes(dice.bytes(lie() ? dice.length(20) : schema.getFixedSize()));
            case INT -> number(lie() ? dice.edge() : dice.below(1000));
            case LONG -> number(dice.oneIn(2) ? dice.edge() : dice.below(1_000_000));
            case DOUBLE ->
                out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                        .putLong(dice.oneIn(2) ? dice.bits() : Double.doubleToLongBits(dice.below(100)))
                        .array());
            case FLOAT -> out.writeBytes(dice.bytes(Float.BYTES));
            case BOOLEAN -> out.write(lie() ? dice.below(256) : dice.below(2));
            case NULL -> out.write(new byte[0], 0, 0);
        }
    }

    private void union(Schema schema, String field, int depth) {
        int branch = index(schema.getTypes().size());
        number(lie() ? dice.edge() : branch);
        if (branch < schema.getTypes().size()) {
            value(schema.getTypes().get(branch), field, depth + 1);
        }
    }

    private void blocks(Schema schema, int depth) {
        for (int blocks = dice.below(3); blocks > 0; blocks--) {
            int count = 1 + dice.below(3);
            byte[] content = items(schema, count, depth);
            if (dice.oneIn(2)) {
                number(lie() ? Math.abs(dice.edge()) : count);
            } else {
                number(lie() ? -Math.abs(dice.edge()) : -count);
                number(lie() ? sizeLie(content.length) : content.length);
            }
            out.writeBytes(content);
        }
        if (!lie()) {
            number(0);
        }
    }

    /** A size that skips nothing, steps back a little or far, or promises much. */
    private long sizeLie(int truth) {
        return dice.oneIn(2) ? dice.edge() : -dice.below(24) + dice.below(2) * truth;
    }

    private byte[] items(Schema schema, int count, int depth) {
        AvroLies inner = new AvroLies(dice, oneIn);
        for (int i = 0; i < count; i++) {
            if (schema.getType() == Schema.Type.MAP) {
                inner.text("key");
                inner.value(schema.getValueType(), "", depth + 1);
            } else {
                inner.value(schema.getElementType(), "", depth + 1);
            }
        }
        return inner.out.toByteArray();
    }

    private void text(String field) {
        byte[] text = content(field);
        number(lie() ? dice.oneIn(2) ? dice.edge() : -dice.below(40) : text.length);
        out.writeBytes(text);
    }

    private byte[] content(String field) {
        if (dice.oneIn(6)) {
            return Nasty.bytes(dice);
        }
        if (field.endsWith("igest") || field.equals("sha256")) {
            return "ab".repeat(32).getBytes(StandardCharsets.UTF_8);
        }
        return (field.equals("domain") ? "river" : dice.pick("live", "the river", "PREFIX", "1", "{}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void number(long number) {
        out.writeBytes(Varint.zigzag(number));
    }

    /** A place among so many; 0 where there is none. */
    private int index(int size) {
        return dice.below(Math.max(1, size));
    }

    private boolean lie() {
        return oneIn > 0 && dice.oneIn(oneIn);
    }
}
