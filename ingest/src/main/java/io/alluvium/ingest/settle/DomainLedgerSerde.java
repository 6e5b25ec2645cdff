package io.alluvium.ingest.settle;

import io.alluvium.schemas.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

    private static final int VERSION = 1;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(ledger.counts().accepted());
            out.writeLong(ledger.counts().heldOut());
            out.writeLong(ledger.counts().duplicates());
            out.writeLong(ledger.lastAcceptedAtMillis());
            out.writeLong(ledger.sinceCut());
            out.writeLong(ledger.cuts());
            out.writeInt(ledger.counts().rejected().size());
            Map<RejectionReason, Long> ordered = new EnumMap<>(RejectionReason.class);
            ordered.putAll(ledger.counts().rejected());
            for (Map.Entry<RejectionReason, Long> entry : ordered.entrySet()) {
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
