package io.alluvium.ingest.settle;

import io.alluvium.schemas.Example;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The memory of what was accepted lately: content digests per domain, each with its first acceptance.
 *
 * <p>The entries lie in a Kafka Streams window store, on disk and in a changelog, in buckets as long as the window: an
 * entry's time is the beginning of the bucket in which it was accepted, so that looking for one is a look at a known
 * key, and most texts are known to be new without looking ({@link NewTexts}). What was accepted within the window is in
 * this bucket or the one before. The store forgets by itself: a bucket is dropped whole when the store's own time, the
 * latest bucket seen, is two buckets on. So the size is bounded by what two windows hold, and a quiet domain's entries
 * cost nothing.
 *
 * <p>What was there before a task started is read once, a little at a time. Until all of it is read, each text is looked
 * for in the store.
 */
final class DuplicateWindow {

    /** The store's name; the changelog's name is derived from it. */
    static final String STORE = "duplicates";

    private static final byte AFTER_DOMAIN = 0;

    private final WindowStore<Bytes, Acceptance> store;
    private final long windowMillis;
    private final NewTexts newTexts;
    private @Nullable KeyValueIterator<Windowed<Bytes>, Acceptance> unread;

    DuplicateWindow(WindowStore<Bytes, Acceptance> store, SettleSettings settings) {
        this.store = store;
        this.windowMillis = settings.duplicateWindow().toMillis();
        this.newTexts = new NewTexts(settings.duplicateFilterTexts());
        this.unread = store.all();
    }

    /**
     * Reads on in what was there before.
     *
     * @param atMost about how long
     * @return whether all of it is read
     */
    boolean readStored(Duration atMost) {
        if (unread == null) {
            return true;
        }
        long end = System.nanoTime() + atMost.toNanos();
        while (unread.hasNext()) {
            Windowed<Bytes> entry = unread.next().key;
            newTexts.add(entry.key(), entry.window().start());
            if (System.nanoTime() >= end) {
                return false;
            }
        }
        close();
        return true;
    }

    /** Reads no more. */
    void close() {
        if (unread != null) {
            unread.close();
            unread = null;
        }
    }

    /** The store to be built. */
    static StoreBuilder<WindowStore<Bytes, Acceptance>> builder(Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, window.multipliedBy(2), window, false),
                Serdes.Bytes(),
                AcceptanceSerde.serde());
    }

    /** Where a text was accepted first, if that was within the window. */
    Optional<Acceptance> first(Bytes key, long nowMillis) {
        long bucket = bucket(nowMillis);
        return at(key, bucket, nowMillis)
                .or(() -> at(key, bucket - windowMillis, nowMillis))
                // Another node's clock may have been ahead.
                .or(() -> at(key, bucket + windowMillis, nowMillis));
    }

    private Optional<Acceptance> at(Bytes key, long bucket, long nowMillis) {
        if (unread == null && newTexts.isNew(key, bucket)) {
            return Optional.empty();
        }
        return Optional.ofNullable(store.fetch(key, bucket))
                .filter(found -> nowMillis - found.acceptedAtMillis() <= windowMillis);
    }

    /** Remembers an accepted text. */
    void remember(Bytes key, Acceptance acceptance) {
        long bucket = bucket(acceptance.acceptedAtMillis());
        store.put(key, acceptance, bucket);
        newTexts.add(key, bucket);
        newTexts.forgetBefore(bucket - windowMillis);
    }

    private long bucket(long nowMillis) {
        return nowMillis - Math.floorMod(nowMillis, windowMillis);
    }

    /** The name of an example's text among those of its domain. */
    static Bytes key(Example example) {
        byte[] domain = example.getDomain().getBytes(StandardCharsets.UTF_8);
        byte[] digest = HexFormat.of().parseHex(example.getContentDigest());
        return Bytes.wrap(ByteBuffer.allocate(domain.length + 1 + digest.length)
                .put(domain)
                .put(AFTER_DOMAIN)
                .put(digest)
                .array());
    }
}
