package io.alluvium.standalone.fuzz.cases;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Avro in single-object encoding: records made after their schema, truthful or lying, and real records with blind damage
 * behind their header.
 */
public final class AvroCases implements CaseSource {

    private static final int HEADER = 10;

    private final List<Schema> schemas;
    private final CaseSource damaged;

    /** Writes records of these schemas, and damages those. */
    public AvroCases(List<Schema> schemas, List<byte[]> seeds) {
        this.schemas = List.copyOf(schemas);
        this.damaged = new MutatedSeeds(seeds, List.of());
    }

    @Override
    public byte[] make(Dice dice) {
        if (dice.oneIn(2)) {
            return damaged.make(dice);
        }
        Schema schema = dice.pick(schemas);
        byte[] bytes = single(schema, new AvroLies(dice, dice.oneIn(4) ? 0 : 12).write(schema));
        return dice.oneIn(16) ? Damage.some(bytes, bytes, dice) : bytes;
    }

    /** A truthful record of a schema. */
    public static byte[] of(Schema schema, Dice dice) {
        return single(schema, new AvroLies(dice, 0).write(schema));
    }

    /** A body with the header of its schema. */
    static byte[] single(Schema schema, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + HEADER);
        out.writeBytes(ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array());
        out.writeBytes(body);
        return out.toByteArray();
    }
}
