package io.alluvium.testkit.schema;

import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A program of a later release: its records have a field that this release does not know, or lack all that it needs. */
public final class NewerWriter {

    private static final int HEADER_BYTES = 10;
    private static final int NUMBER_ADDED = 21;

    private final Map<String, Object> kafka;

    /** A writer on that Kafka. */
    public NewerWriter(String bootstrapServers) {
        this.kafka = Map.of("bootstrap.servers", bootstrapServers);
    }

    /** The record with a field more than this release knows, after its schema was made known as programs do at start. */
    public byte[] compatible(SpecificRecord record) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("addedLater", Schema.create(Schema.Type.INT), "Since 9.", 0));
        record.getSchema().getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        byte[] known = RecordWriter.write(record);
        return encode(publish(record.getSchema(), fields), known, HEADER_BYTES);
    }

    /** A record of the same name with nothing in it that this release can read. */
    public byte[] incompatible(SpecificRecord record) {
        Schema.Field only = new Schema.Field("packed", Schema.create(Schema.Type.INT), "Since 9.", 0);
        byte[] known = RecordWriter.write(record);
        return encode(publish(record.getSchema(), List.of(only)), known, known.length);
    }

    private Schema publish(Schema known, List<Schema.Field> fields) {
        Schema newer = Schema.createRecord(known.getName(), known.getDoc(), known.getNamespace(), false, fields);
        new SharedSchemas(kafka, SchemaArchive.bundled().and(newer)).publish();
        return newer;
    }

    private static byte[] encode(Schema writer, byte[] known, int from) {
        return ByteBuffer.allocate(HEADER_BYTES + 1 + known.length - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(known, 0, 2)
                .putLong(SchemaArchive.fingerprint(writer))
                .put((byte) (2 * NUMBER_ADDED)) // Avro's zig-zag
                .put(known, from, known.length - from)
                .array();
    }
}
