package io.alluvium.ingest.settle;

import io.alluvium.schemas.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The stored form of a {@link DomainLedger}: one byte of format version, then big-endian longs, then the reasons by name
 * with their counts.
 */
public final class DomainLedgerSerde {

    private static final byte VERSION = 1;
    private static final int NUMBERS_BYTES = 1 + 6 * Long.BYTES + Integer.BYTES;

    private DomainLedgerSerde() {}

    /** Writes and reads ledgers; what is no ledger is refused with a {@link SerializationException}. */
    // Kafka's interfaces are not null-marked, but pass null for an absent entry.
    @SuppressWarnings("NullAway")
    public static Serde<DomainLedger> serde() {
        Serializer<DomainLedger> out = (topic, ledger) -> ledger == null ? null : write(ledger);
        Deserializer<DomainLedger> in = (topic, bytes) -> bytes == null ? null : read(topic, bytes);
        return Serdes.serdeFrom(out, in);
    }

    private static byte[] write(DomainLedger ledger) {
        Map<RejectionReason, Long> rejected = ledger.counts().rejected();
        return rejected.isEmpty() ? numbers(ledger).array() : withReasons(ledger, rejected);
    }

    /** What every ledger has; the reasons' number, which comes last, is left at none. */
    private static ByteBuffer numbers(DomainLedger ledger) {
        DomainLedger.Counts counts = ledger.counts();
        return ByteBuffer.allocate(NUMBERS_BYTES)
                .put(VERSION)
                .putLong(counts.accepted())
                .putLong(counts.heldOut())
                .putLong(counts.duplicates())
                .putLong(ledger.lastAcceptedAtMillis())
                .putLong(ledger.sinceCut())
                .putLong(ledger.cuts());
    }

    private static byte[] withReasons(DomainLedger ledger, Map<RejectionReason, Long> rejected) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(numbers(ledger).array(), 0, NUMBERS_BYTES - Integer.BYTES);
            out.writeInt(rejected.size());
            for (Map.Entry<RejectionReason, Long> entry : new EnumMap<>(rejected).entrySet()) {
                out.writeUTF(entry.getKey().name());
                out.writeLong(entry.getValue());
            }
        } catch (IOException e) {
            throw new SerializationException("Writing a domain's ledger into memory", e);
        }
        return bytes.toByteArray();
    }

    private static DomainLedger read(String topic, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new SerializationException("Reading a domain's ledger from " + topic + ": format " + version
                        + " is not known here, only " + VERSION + "; update this program");
            }
            long accepted = in.readLong();
            long heldOut = in.readLong();
            long duplicates = in.readLong();
            long lastAcceptedAtMillis = in.readLong();
            long sinceCut = in.readLong();
            long cuts = in.readLong();
            Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
            for (int left = in.readInt(); left > 0; left--) {
                rejected.put(RejectionReason.valueOf(in.readUTF()), in.readLong());
            }
            DomainLedger.Counts counts = new DomainLedger.Counts(accepted, heldOut, duplicates, rejected);
            return new DomainLedger(counts, lastAcceptedAtMillis, sinceCut, cuts);
        } catch (IOException | IllegalArgumentException e) {
            throw new SerializationException("Reading a domain's ledger from " + topic, e);
        }
    }
}
