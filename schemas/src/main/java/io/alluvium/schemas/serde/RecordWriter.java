package io.alluvium.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes any record in Avro's single-object encoding: the two bytes C3 01, the schema's CRC-64-AVRO fingerprint as
 * eight bytes, little end first, and the record in Avro binary.
 */
public final class RecordWriter {

    static final byte MARK_1 = (byte) 0xC3;
    static final byte MARK_2 = 0x01;
    static final int HEADER_BYTES = 10;

    static {
        TrustedRecords.declare();
    }

    private RecordWriter() {}

    /** The record as bytes. */
    public static byte[] write(SpecificRecord record) {
        Schema schema = record.getSchema();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        bytes.writeBytes(ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARK_1)
                .put(MARK_2)
                .putLong(SchemaArchive.fingerprint(schema))
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForClass(record.getClass()))
                    .write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a " + schema.getName() + " into memory", e);
        }
        return bytes.toByteArray();
    }
}
