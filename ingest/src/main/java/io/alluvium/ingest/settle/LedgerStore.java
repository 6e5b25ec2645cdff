package io.alluvium.ingest.settle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers by domain. Of the ledgers that a domain has within one transaction only the last is written, to disk and
 * changelog, when Kafka Streams flushes its caches before a commit. Until then they are held here as they are, which
 * costs a look into a hash map, where Kafka Streams' own cache costs a walk through a sorted map of all it holds and
 * writes every one as bytes (ADR 15).
 *
 * <p>Only the stream's thread sees what is not committed. Everybody else, who may read in other threads, sees what was
 * written.
 */
// Kafka's interfaces are not null-marked, but take and give null for an absent entry.
@SuppressWarnings("NullAway")
final class LedgerStore extends WrappedStateStore<KeyValueStore<String, DomainLedger>, String, DomainLedger>
        implements KeyValueStore<String, DomainLedger> {

    private static final int MOST_UNWRITTEN = 10_000;

    private final Map<String, DomainLedger> unwritten = new HashMap<>();
    private volatile @Nullable Thread writer;

    LedgerStore(KeyValueStore<String, DomainLedger> written) {
        super(written);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        unwritten.clear();
        writer = null;
        super.init(context, root);
    }

    @Override
    public @Nullable DomainLedger get(String domain) {
        DomainLedger newest = Thread.currentThread() == writer ? unwritten.get(domain) : null;
        return newest == null ? wrapped().get(domain) : newest;
    }

    @Override
    public void put(String domain, DomainLedger ledger) {
        writer = Thread.currentThread();
        unwritten.put(domain, ledger);
        if (unwritten.size() >= MOST_UNWRITTEN) {
            flushCache();
        }
    }

    /** Writes what is not written yet; Kafka Streams calls it before each commit. */
    @Override
    public void flushCache() {
        unwritten.forEach(wrapped()::put);
        unwritten.clear();
    }

    /** Forgets what is not written; Kafka Streams calls it when another task goes on with the store. */
    @Override
    public void clearCache() {
        unwritten.clear();
    }

    @Override
    public void flush() {
        flushCache();
        super.flush();
    }

    @Override
    public void close() {
        unwritten.clear();
        super.close();
    }

    @Override
    public @Nullable DomainLedger putIfAbsent(String domain, DomainLedger ledger) {
        DomainLedger before = get(domain);
        if (before == null) {
            put(domain, ledger);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<String, DomainLedger>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable DomainLedger delete(String domain) {
        throw new UnsupportedOperationException("A ledger is never deleted");
    }

    /** The written ledgers of these domains. */
    @Override
    public KeyValueIterator<String, DomainLedger> range(String from, String to) {
        return wrapped().range(from, to);
    }

    /** The written ledgers. */
    @Override
    public KeyValueIterator<String, DomainLedger> all() {
        return wrapped().all();
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }
}
