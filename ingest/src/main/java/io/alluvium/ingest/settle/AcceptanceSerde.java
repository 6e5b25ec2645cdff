package io.alluvium.ingest.settle;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** The stored form of an {@link Acceptance}: one byte of format version, then time, partition and offset, big end first. */
final class AcceptanceSerde {

    private static final byte VERSION = 1;
    private static final int SIZE = 1 + Long.BYTES + Integer.BYTES + Long.BYTES;

    private AcceptanceSerde() {}

    /** Writes and reads acceptances; what is none is refused with a {@link SerializationException}. */
    // Kafka's interfaces are not null-marked, but pass null for an absent entry.
    @SuppressWarnings("NullAway")
    static Serde<Acceptance> serde() {
        Serializer<Acceptance> out = (topic, acceptance) -> acceptance == null ? null : write(acceptance);
        Deserializer<Acceptance> in = (topic, bytes) -> bytes == null ? null : read(topic, bytes);
        return Serdes.serdeFrom(out, in);
    }

    private static byte[] write(Acceptance acceptance) {
        return ByteBuffer.allocate(SIZE)
                .put(VERSION)
                .putLong(acceptance.acceptedAtMillis())
                .putInt(acceptance.partition())
                .putLong(acceptance.offset())
                .array();
    }

    private static Acceptance read(String topic, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new SerializationException("Reading a text's first acceptance from " + topic + ": format "
                    + (bytes.length == 0 ? "nothing" : bytes[0]) + " is not known here, only " + VERSION
                    + "; update this program");
        }
        if (bytes.length != SIZE) {
            throw new SerializationException("Reading a text's first acceptance from " + topic + ": it has "
                    + bytes.length + " bytes instead of " + SIZE);
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, 1, SIZE - 1);
        return new Acceptance(fields.getLong(), fields.getInt(), fields.getLong());
    }
}
