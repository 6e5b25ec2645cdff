package io.alluvium.schemas.serde;

import io.alluvium.schemas.serde.Decoded.Read;
import io.alluvium.schemas.serde.Decoded.Reason;
import io.alluvium.schemas.serde.Decoded.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads single-object encoding written by this, an older or a newer version of the program, as far as the
 * writer's schema can be found. Bytes are walked through once before anything is made of them, so that a false length in
 * poisoned bytes cannot ask for memory. Safe for use by many threads.
 *
 * @param <T> what is read: one record class, or {@link SpecificRecord} where a topic carries several
 */
public final class RecordReader<T extends SpecificRecord> {

    private final SchemaSource schemas;
    private final Map<String, Class<? extends T>> kinds = new HashMap<>();
    private final Map<Long, Form<T>> forms = new ConcurrentHashMap<>();

    private RecordReader(SchemaSource schemas, List<Class<? extends T>> kinds) {
        this.schemas = schemas;
        TrustedRecords.declare();
        for (Class<? extends T> kind : kinds) {
            this.kinds.put(kind.getName(), kind);
        }
    }

    /** A reader of one kind of record. */
    public static <T extends SpecificRecord> RecordReader<T> of(SchemaSource schemas, Class<T> kind) {
        return new RecordReader<>(schemas, List.of(kind));
    }

    /** A reader of a topic that carries several kinds of records, told apart by fingerprint. */
    @SafeVarargs
    public static RecordReader<SpecificRecord> ofAny(SchemaSource schemas, Class<? extends SpecificRecord>... kinds) {
        return new RecordReader<>(schemas, List.of(kinds));
    }

    /** Whether the bytes begin as single-object encoding does; JSON never does. */
    public static boolean looksEncoded(byte[] bytes) {
        return bytes.length >= RecordWriter.HEADER_BYTES
                && bytes[0] == RecordWriter.MARK_1
                && bytes[1] == RecordWriter.MARK_2;
    }

    /** What the bytes are. Never throws for what they contain; a source of schemas that is away throws. */
    public Decoded<T> read(byte[] bytes) {
        if (!looksEncoded(bytes)) {
            return no(Reason.NOT_SINGLE_OBJECT, bytes.length + " bytes that do not begin with C3 01", bytes);
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Form<T> form = forms.get(fingerprint);
        return form == null ? find(fingerprint, bytes) : decode(form, bytes);
    }

    private Decoded<T> find(long fingerprint, byte[] bytes) {
        Optional<Schema> writer = schemas.find(fingerprint);
        if (writer.isEmpty()) {
            return no(
                    Reason.UNKNOWN_SCHEMA,
                    "no schema with the fingerprint %016x is known here; update this program".formatted(fingerprint),
                    bytes);
        }
        Class<? extends T> kind = kinds.get(writer.get().getFullName());
        if (kind == null) {
            return no(
                    Reason.UNEXPECTED_RECORD,
                    "a " + writer.get().getFullName() + " where one of " + kinds.keySet() + " was expected",
                    bytes);
        }
        Form<T> form = Form.of(writer.get(), kind);
        forms.put(fingerprint, form);
        return decode(form, bytes);
    }

    /**
     * How records of one writer's schema are read.
     *
     * @param writer the writer's schema
     * @param reader makes a record of this program's schema of it
     */
    private record Form<T>(Schema writer, SpecificDatumReader<T> reader) {
        static <T> Form<T> of(Schema writer, Class<? extends T> kind) {
            SpecificData model = Models.of(kind);
            return new Form<>(writer, new SpecificDatumReader<>(writer, model.getSchema(kind), model));
        }
    }

    private Decoded<T> decode(Form<T> form, byte[] bytes) {
        Schema writer = form.writer();
        try {
            Rehearsal.run(writer, bytes, RecordWriter.HEADER_BYTES);
            return new Read<>(form.reader().read(null, body(bytes)));
        } catch (AvroTypeException e) {
            return no(
                    Reason.INCOMPATIBLE_SCHEMA,
                    "this program cannot read the writer's version of " + writer.getName(),
                    bytes);
        } catch (IOException | RuntimeException e) { // Avro throws many kinds for bytes that contradict their schema.
            return no(
                    Reason.MALFORMED,
                    "the bytes contradict their schema " + writer.getName() + " ("
                            + e.getClass().getSimpleName() + ")",
                    bytes);
        }
    }

    private static BinaryDecoder body(byte[] bytes) {
        int header = RecordWriter.HEADER_BYTES;
        return DecoderFactory.get().binaryDecoder(bytes, header, bytes.length - header, null);
    }

    private static <T> Decoded<T> no(Reason reason, String detail, byte[] bytes) {
        return new Unreadable<>(reason, detail, bytes);
    }
}
