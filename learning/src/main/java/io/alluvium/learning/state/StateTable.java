package io.alluvium.learning.state;

import io.alluvium.learning.LearnerState;
import io.alluvium.learning.LearnerStateException;
import io.alluvium.learning.StateChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one learner: immutable values under names. Whatever is put or removed counts as changed until it
 * is drained, so nothing can be forgotten when changes are stored.
 */
public final class StateTable {

    private final TreeMap<String, StateValue> values = new TreeMap<>();
    private final Set<String> touched = new TreeSet<>();
    private final Map<String, Set<String>> stored = new HashMap<>();

    /** The table that a stored state came from; nothing counts as changed. */
    public static StateTable restore(LearnerState state) {
        StateTable table = new StateTable();
        Map<String, List<Tensor>> tensors = new TreeMap<>();
        state.entries().forEach((entry, bytes) -> {
            String name = Names.valueOf(entry);
            StateValue value = EntryCodec.decode(entry, bytes);
            if (value instanceof Tensor chunk) {
                List<Tensor> chunks = tensors.computeIfAbsent(name, any -> new ArrayList<>());
                if (!entry.equals(Names.chunk(name, chunks.size()))) {
                    throw new LearnerStateException("Reading learner state: before '" + entry + "' the entry '"
                            + Names.chunk(name, chunks.size()) + "' is missing. Restore the store from its changelog.");
                }
                chunks.add(chunk);
                table.values.put(name, Tensor.join(chunks));
            } else {
                table.values.put(name, value);
            }
            table.stored.computeIfAbsent(name, any -> new TreeSet<>()).add(entry);
        });
        return table;
    }

    /** Sets a value. */
    public void put(String name, StateValue value) {
        values.put(name, value);
        touched.add(name);
    }

    /** Takes a value away. */
    public void remove(String name) {
        values.remove(name);
        touched.add(name);
    }

    /** The value of this name, or null. */
    public <T extends StateValue> @Nullable T find(String name, Class<T> type) {
        StateValue value = values.get(name);
        return value == null ? null : checked(name, value, type);
    }

    /** The value of this name, which has to be there. */
    public <T extends StateValue> T get(String name, Class<T> type) {
        T value = find(name, type);
        if (value == null) {
            throw new LearnerStateException("Reading learner state: the entry '" + name
                    + "' is missing. Restore the store from its changelog.");
        }
        return value;
    }

    /** The values whose names begin with a prefix, in the order of their names. */
    public <T extends StateValue> SortedMap<String, T> under(String prefix, Class<T> type) {
        SortedMap<String, T> found = new TreeMap<>();
        values.subMap(prefix, prefix + Character.MAX_VALUE)
                .forEach((name, value) -> found.put(name, checked(name, value, type)));
        return found;
    }

    private static <T extends StateValue> T checked(String name, StateValue value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new LearnerStateException("Reading learner state: '" + name + "' should be a " + type.getSimpleName()
                    + ", found a " + value.getClass().getSimpleName() + ". Restore the store from its changelog.");
        }
        return type.cast(value);
    }

    /** Everything as stored entries. */
    public LearnerState snapshot() {
        Map<String, byte[]> entries = new TreeMap<>();
        values.forEach((name, value) -> entries.putAll(encode(name, value)));
        return new LearnerState(entries);
    }

    /** Names of the entries that the next drain writes or removes. */
    public Set<String> dirty() {
        Set<String> dirty = new TreeSet<>();
        for (String name : touched) {
            StateValue value = values.get(name);
            dirty.addAll(value == null ? stored.getOrDefault(name, Set.of()) : Names.entries(name, value));
        }
        return dirty;
    }

    /** What changed since the last drain. */
    public StateChanges drain() {
        Map<String, byte[]> written = new TreeMap<>();
        Set<String> removed = new TreeSet<>();
        for (String name : touched) {
            StateValue value = values.get(name);
            Map<String, byte[]> entries = value == null ? Map.of() : encode(name, value);
            written.putAll(entries);
            removed.addAll(stored.getOrDefault(name, Set.of()));
            removed.removeAll(entries.keySet());
            stored.put(name, Set.copyOf(entries.keySet()));
        }
        touched.clear();
        return new StateChanges(written, removed);
    }

    private static Map<String, byte[]> encode(String name, StateValue value) {
        Map<String, byte[]> entries = new TreeMap<>();
        if (value instanceof Tensor tensor) {
            for (int i = 0; i < tensor.chunks(); i++) {
                entries.put(Names.chunk(name, i), EntryCodec.encode(tensor.chunk(i)));
            }
        } else {
            entries.put(name, EntryCodec.encode(value));
        }
        return entries;
    }
}
