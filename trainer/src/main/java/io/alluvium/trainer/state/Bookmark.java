package io.alluvium.trainer.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer itself remembers of a domain, beside its learner.
 *
 * @param offset the last record of the examples log that was handled; -1 before the first
 * @param acceptedAtMillis when the last example was accepted; 0 before the first
 * @param liveDigest digest of the last version that passed the gate, the parent of the next; empty for none
 * @param sources whose texts were given to learn from; kept in an entry of their own
 */
public record Bookmark(long offset, long acceptedAtMillis, String liveDigest, Sources sources) {

    /** Nothing was handled yet. */
    public static final Bookmark START = new Bookmark(-1, 0, "");

    private static final int FORMAT = 1;

    /** A bookmark without sources. */
    public Bookmark(long offset, long acceptedAtMillis, String liveDigest) {
        this(offset, acceptedAtMillis, liveDigest, Sources.NONE);
    }

    /** After the record at that offset. */
    public Bookmark at(long place) {
        return new Bookmark(place, acceptedAtMillis, liveDigest, sources);
    }

    /** After an example accepted at that time. */
    public Bookmark accepted(long millis) {
        return new Bookmark(offset, millis, liveDigest, sources);
    }

    /** After a version of that digest passed the gate. */
    public Bookmark live(String digest) {
        return new Bookmark(offset, acceptedAtMillis, digest, sources);
    }

    /** The same with what is kept of the sources. */
    public Bookmark with(Sources kept) {
        return new Bookmark(offset, acceptedAtMillis, liveDigest, kept);
    }

    /** After a text of that source was given to learn from. */
    public Bookmark given(@Nullable String source) {
        return new Bookmark(offset, acceptedAtMillis, liveDigest, sources.and(source));
    }

    /** Digest of the version that the next one goes on from; null for none. */
    public @Nullable String parentDigest() {
        return liveDigest.isEmpty() ? null : liveDigest;
    }

    /** The stored form, without the sources. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(offset);
            out.writeLong(acceptedAtMillis);
            out.writeUTF(liveDigest);
        } catch (IOException e) {
            throw new IllegalStateException("Writing a bookmark into memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The bookmark of a domain from its stored form.
     *
     * @throws IllegalStateException if the bytes are none, or those of a newer program
     */
    public static Bookmark decode(String domain, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Reading the bookmark of domain '" + domain + "': its format is "
                        + format + ", this program knows " + FORMAT + ". Run the newer version of the trainer.");
            }
            Bookmark read = new Bookmark(in.readLong(), in.readLong(), in.readUTF());
            if (!Arrays.equals(read.encode(), bytes)) {
                throw new IOException("it would be written differently");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Reading the bookmark of domain '" + domain + "': its " + bytes.length
                            + " bytes are damaged (" + e
                            + "). Remove the trainer's state directory; it is restored from the"
                            + " changelog.",
                    e);
        }
    }
}
