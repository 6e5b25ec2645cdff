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

    private static final int USUAL_BYTES = 1_536;

    static {
        TrustedRecords.declare();
    }

    private RecordWriter() {}

    /** The record as bytes. */
    public static byte[] write(SpecificRecord record) {
        Form form = Form.of(record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        bytes.writeBytes(form.header());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            form.writer().write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a " + form.schema().getName() + " into memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * What all records of one schema share. The fingerprint is the costly part: it is taken of the schema's canonical
     * text.
     *
     * @param schema the schema
     * @param header the first bytes of each record
     * @param writer writes what follows
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are only copied, never compared.
    private record Form(Schema schema, byte[] header, SpecificDatumWriter<SpecificRecord> writer) {

        private static final ClassValue<Form> KNOWN = new ClassValue<>() {
            @Override
            protected Form computeValue(Class<?> kind) {
                return of(SpecificData.getForClass(kind).getSchema(kind), kind);
            }
        };

        static Form of(SpecificRecord record) {
            Form known = KNOWN.get(record.getClass());
            return known.schema().equals(record.getSchema()) ? known : of(record.getSchema(), record.getClass());
        }

        private static Form of(Schema schema, Class<?> kind) {
            byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(MARK_1)
                    .put(MARK_2)
                    .putLong(SchemaArchive.fingerprint(schema))
                    .array();
            return new Form(schema, header, new SpecificDatumWriter<>(schema, Models.of(kind)));
        }
    }
}
