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
public final class WaitingEntry {

    private static final byte FORMAT = 1;
    private static final byte TEXT = 0;
    private static final byte CUT = 1;
    private static final int HEAD_BYTES = 2 + Long.BYTES;
    private static final RecordReader<SpecificRecord> READER =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class);

    private WaitingEntry() {}

    /** The stored form. */
    public static byte[] write(Arrived arrived) {
        byte[] record = RecordWriter.write(arrived.record());
        return ByteBuffer.allocate(HEAD_BYTES + record.length)
                .put(FORMAT)
                .put(kind(arrived.record()))
                .putLong(arrived.timestampMillis())
                .put(record)
                .array();
    }

    /**
     * Whether an example waits there, by the head alone.
     *
     * @throws IllegalStateException if the head is damaged, or that of a newer program
     */
    static boolean isText(String domain, long offset, byte[] entry) {
        if (entry.length > 0 && entry[0] != FORMAT) {
            throw unreadable(
                    domain,
                    offset,
                    "its format is " + entry[0] + ", this program knows " + FORMAT
                            + ". Run the newer version of the trainer.");
        }
        if (entry.length < HEAD_BYTES || (entry[1] != TEXT && entry[1] != CUT)) {
            throw damaged(domain, offset, entry);
        }
        return entry[1] == TEXT;
    }

    /**
     * The record that waits there.
     *
     * @throws IllegalStateException if the bytes are none, or those of a newer program
     */
    public static Arrived read(String domain, long offset, byte[] entry) {
        boolean text = isText(domain, offset, entry);
        Decoded<SpecificRecord> decoded = READER.read(Arrays.copyOfRange(entry, HEAD_BYTES, entry.length));
        if (decoded instanceof Decoded.Unreadable<SpecificRecord> no) {
            throw unreadable(domain, offset, no.detail() + ". Run the version of the trainer that wrote it.");
        }
        SpecificRecord record = ((Decoded.Read<SpecificRecord>) decoded).record();
        if (text != record instanceof Example) {
            throw damaged(domain, offset, entry);
        }
        return new Arrived(domain, offset, ByteBuffer.wrap(entry).getLong(2), record);
    }

    private static byte kind(SpecificRecord record) {
        return record instanceof Example ? TEXT : CUT;
    }

    private static IllegalStateException damaged(String domain, long offset, byte[] entry) {
        return unreadable(
                domain,
                offset,
                "its " + entry.length + " bytes are damaged. Remove the trainer's state directory; it is restored from"
                        + " the changelog.");
    }

    private static IllegalStateException unreadable(String domain, long offset, String why) {
        return new IllegalStateException("Reading what waits of domain '" + domain + "' at " + offset + ": " + why);
    }
}
