package io.alluvium.trainer.turn;

import io.alluvium.schemas.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The records of one task that were read and not yet learned, under {@code domain NUL offset}, on disk and in a changelog;
 * in memory there is one tally per domain, and the {@link TurnOrder}, which a restart forgets: it says who is next, and
 * never what is learned. For one thread.
 */
public final class WaitingLine {

    /** The store's name in the topology. */
    public static final String STORE = "waiting";

    private static final char SEPARATOR = '\u0000';
    private static final char AFTER_SEPARATOR = '\u0001';

    private final KeyValueStore<String, byte[]> entries;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final TurnOrder order = new TurnOrder();
    private int size;

    /**
     * What waits of one domain.
     *
     * @param from nothing waits before it; a scan that began earlier would pass over all that was learned lately
     */
    private record Tally(int entries, int texts, long from, long lastOffset) {

        static final Tally NONE = new Tally(0, 0, 0, -1);

        Tally plus(boolean text, long offset) {
            return new Tally(
                    entries + 1, texts + (text ? 1 : 0), entries == 0 ? offset : from, Math.max(lastOffset, offset));
        }

        Tally minus(boolean text, long offset) {
            return new Tally(entries - 1, texts - (text ? 1 : 0), offset + 1, lastOffset);
        }
    }

    /** The line as the store has it. */
    public WaitingLine(KeyValueStore<String, byte[]> entries) {
        this.entries = entries;
        try (KeyValueIterator<String, byte[]> all = entries.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                int end = entry.key.indexOf(SEPARATOR);
                String domain = entry.key.substring(0, end);
                long offset = offset(entry.key, end);
                count(domain, WaitingEntry.isText(domain, offset, entry.value), offset);
            }
        }
    }

    /** How the store is made. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** How many records wait. */
    public int size() {
        return size;
    }

    /** The domains that wait. */
    public Set<String> domains() {
        return Set.copyOf(tallies.keySet());
    }

    /** Whether records of the domain wait; then later ones must wait too. */
    public boolean holds(String domain) {
        return tallies.containsKey(domain);
    }

    /** Examples of the domain that wait. */
    public int texts(String domain) {
        return tally(domain).texts();
    }

    /** Offset of the domain's last record that waits; -1 for none. */
    public long lastOffset(String domain) {
        return tally(domain).lastOffset();
    }

    /** Takes a record. */
    public void add(Arrived arrived) {
        entries.put(key(arrived.domain(), arrived.offset()), WaitingEntry.write(arrived));
        count(arrived.domain(), isText(arrived), arrived.offset());
    }

    /** The domain whose turn it is. */
    public Optional<String> next() {
        return order.next();
    }

    /** The first records of a domain that waits, in the order of the log. */
    public List<Arrived> first(String domain, int most) {
        List<Arrived> first = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all =
                entries.range(key(domain, tally(domain).from()), domain + AFTER_SEPARATOR)) {
            while (all.hasNext() && first.size() < most) {
                KeyValue<String, byte[]> entry = all.next();
                first.add(WaitingEntry.read(domain, offset(entry.key, domain.length()), entry.value));
            }
        }
        return first;
    }

    /** Lets the first record of a domain go, to be learned. */
    public void remove(Arrived arrived) {
        entries.delete(key(arrived.domain(), arrived.offset()));
        Tally left = tally(arrived.domain()).minus(isText(arrived), arrived.offset());
        if (left.entries() == 0) {
            tallies.remove(arrived.domain());
            order.leave(arrived.domain());
        } else {
            tallies.put(arrived.domain(), left);
        }
        size--;
    }

    /** Notes that a domain had a turn, from this line or not. */
    public void endTurn(String domain) {
        order.endTurn(domain);
    }

    private void count(String domain, boolean text, long offset) {
        tallies.put(domain, tally(domain).plus(text, offset));
        order.begin(domain);
        size++;
    }

    private Tally tally(String domain) {
        return tallies.getOrDefault(domain, Tally.NONE);
    }

    private static boolean isText(Arrived arrived) {
        return arrived.record() instanceof Example;
    }

    private static String key(String domain, long offset) {
        return domain + SEPARATOR + String.format("%016x", offset);
    }

    private static long offset(String key, int separator) {
        return Long.parseLong(key.substring(separator + 1), 16);
    }
}
