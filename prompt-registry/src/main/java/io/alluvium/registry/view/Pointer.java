package io.alluvium.registry.view;

import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * An entry of the view that names the key of another one, so that a fact that can be found in many ways is kept once. It
 * never leaves the view.
 *
 * @param key the other key; empty where being there says all
 */
record Pointer(String key) implements SpecificRecord {

    /** Says only that it is there. */
    static final Pointer THERE = new Pointer("");

    private static final byte MARK = 'P'; // The words of the log begin with another byte.
    private static final byte[] THERE_BYTES = {MARK};

    /** Writes and reads words and pointers. */
    static Serde<SpecificRecord> beside(Serde<SpecificRecord> words) {
        Serializer<SpecificRecord> serializer = words.serializer();
        Deserializer<SpecificRecord> deserializer = words.deserializer();
        return Serdes.serdeFrom(
                (topic, value) ->
                        value instanceof Pointer pointer ? bytes(pointer) : serializer.serialize(topic, value),
                (topic, bytes) -> bytes != null && bytes.length > 0 && bytes[0] == MARK
                        ? of(bytes)
                        : deserializer.deserialize(topic, bytes));
    }

    private static byte[] bytes(Pointer pointer) {
        return pointer.key.isEmpty() ? THERE_BYTES : ((char) MARK + pointer.key).getBytes(StandardCharsets.UTF_8);
    }

    private static Pointer of(byte[] bytes) {
        return bytes.length == 1 ? THERE : new Pointer(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    }

    @Override
    public void put(int field, Object value) {
        throw new UnsupportedOperationException("A pointer never changes");
    }

    @Override
    public Object get(int field) {
        throw new UnsupportedOperationException("A pointer is written by its own serde");
    }

    @Override
    public Schema getSchema() {
        throw new UnsupportedOperationException("A pointer is written by its own serde");
    }
}
