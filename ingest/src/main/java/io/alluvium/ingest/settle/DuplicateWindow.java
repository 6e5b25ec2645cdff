package io.alluvium.ingest.settle;

import io.alluvium.schemas.Example;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The memory of what was accepted lately: content digests per domain, each with its first acceptance.
 *
 * <p>The entries lie in a Kafka Streams window store, on disk and in a changelog, in buckets as long as the window: an
 * entry's time is the beginning of the bucket in which it was accepted, so that looking for one is a look at a known
 * key, which the store's filters answer mostly without reading. What was accepted within the window is in this bucket or
 * the one before. The store forgets by itself: a bucket is dropped whole when the store's own time, the latest bucket
 * seen, is two buckets on. So nothing is scanned, the size is bounded by what two windows hold, and a quiet domain's
 * entries cost nothing.
 */
final class DuplicateWindow {

    /** The store's name; the changelog's name is derived from it. */
    static final String STORE = "duplicates";

    private static final byte AFTER_DOMAIN = 0;

    private final WindowStore<Bytes, Acceptance> store;
    private final long windowMillis;

    DuplicateWindow(WindowStore<Bytes, Acceptance> store, Duration window) {
        this.store = store;
        this.windowMillis = window.toMillis();
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
        return Optional.ofNullable(store.fetch(key, bucket))
                .filter(found -> nowMillis - found.acceptedAtMillis() <= windowMillis);
    }

    /** Remembers an accepted text. */
    void remember(Bytes key, Acceptance acceptance) {
        store.put(key, acceptance, bucket(acceptance.acceptedAtMillis()));
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
