package io.alluvium.trainer.state;

import io.alluvium.learning.LearnerState;
import io.alluvium.learning.StateChanges;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * All that the learners of one task know, entry by entry under {@code domain NUL entry}; a domain's bookmark is under
 * {@code domain SOH}, and whose texts its learner was given under {@code domain STX}. Every entry is small, since learners
 * cut their tensors into chunks, so that it fits a changelog record. The store caches: an entry that is written again and
 * again between two commits is one changelog record.
 */
public final class LearnerStore {

    /** The store's name in the topology. */
    public static final String NAME = "learners";

    private static final char ENTRY = '\u0000';
    private static final char BOOKMARK = '\u0001';
    private static final char SOURCES = '\u0002';

    private final KeyValueStore<String, byte[]> entries;

    /** A view of the task's store. */
    public LearnerStore(KeyValueStore<String, byte[]> entries) {
        this.entries = entries;
    }

    /** How the store is made: on disk, cached, with a changelog that restores it. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** What the domain's learner knows; empty if it has none yet. */
    public Optional<LearnerState> learner(String domain) {
        String prefix = domain + ENTRY;
        Map<String, byte[]> found = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = entries.prefixScan(prefix, new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                found.put(entry.key.substring(prefix.length()), entry.value);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new LearnerState(found));
    }

    /** What the trainer remembers of the domain. */
    public Bookmark bookmark(String domain) {
        byte[] bytes = entries.get(domain + BOOKMARK);
        byte[] sources = entries.get(domain + SOURCES);
        Bookmark bookmark = bytes == null ? Bookmark.START : Bookmark.decode(domain, bytes);
        return sources == null ? bookmark : bookmark.with(Sources.decode(domain, sources));
    }

    /** Keeps what changed; it commits with the offsets. */
    public void keep(String domain, StateChanges changes, Bookmark bookmark) {
        changes.removed().forEach(name -> entries.delete(domain + ENTRY + name));
        changes.written().forEach((name, bytes) -> entries.put(domain + ENTRY + name, bytes));
        entries.put(domain + BOOKMARK, bookmark.encode());
        if (!bookmark.sources().records().isEmpty()) {
            entries.put(domain + SOURCES, bookmark.sources().encode());
        }
    }
}
