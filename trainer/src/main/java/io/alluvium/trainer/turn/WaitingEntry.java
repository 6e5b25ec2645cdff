package io.alluvium.trainer.turn;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;

/** The stored form of a record that waits: one byte of format, one of kind, its timestamp, and the record in Avro. */
final class WaitingEntry {

    private static final byte FORMAT = 1;
    private static final byte TEXT = 0;
    private static final byte CUT = 1;
    private static final int HEAD_BYTES = 2 + Long.BYTES;
    private static final RecordReader<SpecificRecord> READER =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class);

    private WaitingEntry() {}

    static byte[] write(Arrived arrived) {
        byte[] record = RecordWriter.write(arrived.record());
        return ByteBuffer.allocate(HEAD_BYTES + record.length)
                .put(FORMAT)
                .put(arrived.record() instanceof Example ? TEXT : CUT)
                .putLong(arrived.timestampMillis())
                .put(record)
                .array();
    }

    static boolean isText(byte[] entry) {
        return entry[1] == TEXT;
    }

    static Arrived read(String domain, long offset, byte[] entry) {
        if (entry[0] != FORMAT) {
            throw new IllegalStateException("Reading what waits of domain '" + domain + "' at " + offset
                    + ": its format is " + entry[0] + ", this program knows " + FORMAT
                    + ". Run the newer version of the trainer.");
        }
        Decoded<SpecificRecord> decoded = READER.read(Arrays.copyOfRange(entry, HEAD_BYTES, entry.length));
        if (decoded instanceof Decoded.Unreadable<SpecificRecord> no) {
            throw new IllegalStateException("Reading what waits of domain '" + domain + "' at " + offset + ": "
                    + no.detail() + ". Run the version of the trainer that wrote it.");
        }
        long timestamp = ByteBuffer.wrap(entry).getLong(2);
        return new Arrived(domain, offset, timestamp, ((Decoded.Read<SpecificRecord>) decoded).record());
    }
}
