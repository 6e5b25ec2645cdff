package io.alluvium.ingest.settle;

import io.alluvium.schemas.Example;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The memory of what was accepted lately: content digests per domain, each with the place of its first acceptance.
 *
 * <p>The entries lie in a Kafka Streams window store by the time of acceptance, on disk and in a changelog. The store
 * forgets by itself: its segments of time are dropped whole when its own time, the greatest time of acceptance seen,
 * has moved on by the window. So nothing is scanned, the size is bounded by what a window holds, and a quiet domain's
 * entries cost nothing.
 */
final class DuplicateWindow {

    /** The store's name; the changelog's name is derived from it. */
    static final String STORE = "duplicates";

    private final WindowStore<String, String> store;
    private final long windowMillis;

    DuplicateWindow(WindowStore<String, String> store, Duration window) {
        this.store = store;
        this.windowMillis = window.toMillis();
    }

    /** The store to be built. */
    static StoreBuilder<WindowStore<String, String>> builder(Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, window, window, false), Serdes.String(), Serdes.String());
    }

    /** Where the same text of the same domain was accepted first, if that was within the window. */
    Optional<String> firstPlace(Example example, long nowMillis) {
        // Another node's clock may have been ahead, so the end is open by a window too.
        try (WindowStoreIterator<String> found =
                store.fetch(key(example), nowMillis - windowMillis, nowMillis + windowMillis)) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    /** Remembers an accepted example. */
    void remember(Example example, long nowMillis) {
        String place = example.getOrigin().getTopic() + "/"
                + example.getOrigin().getPartition() + "@" + example.getOrigin().getOffset();
        store.put(key(example), place, nowMillis);
    }

    private static String key(Example example) {
        return example.getDomain() + "/" + example.getContentDigest();
    }
}
