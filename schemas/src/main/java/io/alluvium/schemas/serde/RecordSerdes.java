package io.alluvium.schemas.serde;

import io.alluvium.schemas.serde.Decoded.Read;
import io.alluvium.schemas.serde.Decoded.Unreadable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka serdes for records. Use {@link #tolerant} on topics (what others wrote may be unreadable, which is a value) and
 * {@link #strict} in stores and internal topics (what we wrote ourselves must be readable, or the program must stop).
 * Null stays null both ways: it is Kafka's tombstone.
 */
public final class RecordSerdes {

    private RecordSerdes() {}

    /** Writes any record. */
    public static <T extends SpecificRecord> Serializer<T> serializer() {
        return (topic, record) -> nullOr(record, RecordWriter::write);
    }

    /** Reads to a value that says whether the bytes could be read; writes unreadable bytes back as they came. */
    public static <T extends SpecificRecord> Serde<Decoded<T>> tolerant(RecordReader<T> reader) {
        Serializer<Decoded<T>> out = (topic, decoded) -> nullOr(decoded, RecordSerdes::bytes);
        Deserializer<Decoded<T>> in = (topic, bytes) -> nullOr(bytes, reader::read);
        return Serdes.serdeFrom(out, in);
    }

    /** Reads records, and throws an {@link UnreadableRecordException} that names the topic where that fails. */
    public static <T extends SpecificRecord> Serde<T> strict(RecordReader<T> reader) {
        Deserializer<T> in = (topic, bytes) -> nullOr(bytes, some -> orThrow(topic, reader.read(some)));
        return Serdes.serdeFrom(serializer(), in);
    }

    /** A strict serde for one kind of record, with the archive that the jar carries. */
    public static <T extends SpecificRecord> Serde<T> strict(Class<T> kind) {
        return strict(RecordReader.of(SchemaArchive.bundled(), kind));
    }

    private static <T extends SpecificRecord> byte[] bytes(Decoded<T> decoded) {
        if (decoded instanceof Read<T> read) {
            return RecordWriter.write(read.record());
        }
        return ((Unreadable<T>) decoded).bytes();
    }

    private static <T> T orThrow(String topic, Decoded<T> decoded) {
        if (decoded instanceof Unreadable<T> no) {
            throw new UnreadableRecordException(topic, no.reason(), no.detail());
        }
        return ((Read<T>) decoded).record();
    }

    // Kafka's interfaces are not null-marked, but pass null for a tombstone.
    @SuppressWarnings("NullAway")
    private static <A, B> B nullOr(@Nullable A value, java.util.function.Function<A, B> step) {
        return value == null ? null : step.apply(value);
    }
}
