package io.alluvium.trainer.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose texts a learner was given to learn from: examples by source, of the sources that came first. A text whose
 * producer named no source has the empty one.
 *
 * @param records the examples by source, in order of names
 */
public record Sources(SortedMap<String, Long> records) {

    /** No text was given yet. */
    public static final Sources NONE = new Sources(Collections.emptySortedMap());

    private static final int FORMAT = 1;
    private static final int MOST = 32;
    private static final int LONGEST = 200;

    /** Keeps a copy. */
    public Sources {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** With one more text of that source; unchanged where there are as many sources as are kept. */
    public Sources and(@Nullable String source) {
        String name = source == null ? "" : source.substring(0, Math.min(source.length(), LONGEST));
        if (records.size() >= MOST && !records.containsKey(name)) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(records);
        more.merge(name, 1L, Long::sum);
        return new Sources(more);
    }

    /** The examples of all of them. */
    public long total() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The stored form. */
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(records.size());
            for (Map.Entry<String, Long> source : records.entrySet()) {
                out.writeUTF(source.getKey());
                out.writeLong(source.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing sources into memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The sources of a domain from their stored form.
     *
     * @throws IllegalStateException if the bytes are none, or those of a newer program
     */
    static Sources decode(String domain, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Reading the sources of domain '" + domain + "': their format is "
                        + format + ", this program knows " + FORMAT + ". Run the newer version of the trainer.");
            }
            SortedMap<String, Long> records = new TreeMap<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                records.put(in.readUTF(), in.readLong());
            }
            Sources read = new Sources(records);
            if (!Arrays.equals(read.encode(), bytes)) {
                throw new IOException("they would be written differently");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Reading the sources of domain '" + domain + "': their " + bytes.length + " bytes are damaged (" + e
                            + "). Remove the trainer's state directory; it is restored from the changelog.",
                    e);
        }
    }
}
