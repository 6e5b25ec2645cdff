package io.alluvium.registry.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads a store of the view in order, and follows its pointers. */
final class Shelf {

    private final ReadOnlyKeyValueStore<String, SpecificRecord> store;

    Shelf(ReadOnlyKeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    /** What is kept under the key. */
    <T extends SpecificRecord> Optional<T> get(String key, Class<T> type) {
        return resolved(store.get(key), type);
    }

    /** The first key of the prefix that is the given one or comes after it. */
    Optional<String> firstFrom(String prefix, String key) {
        try (KeyValueIterator<String, SpecificRecord> found = store.range(key, ViewKeys.end(prefix))) {
            return found.hasNext() ? Optional.of(found.peekNextKey()) : Optional.empty();
        }
    }

    /** The last key of the prefix that comes before the given one. */
    Optional<String> lastBefore(String prefix, String key) {
        try (KeyValueIterator<String, SpecificRecord> found = store.reverseRange(prefix, key)) {
            while (found.hasNext()) {
                String candidate = found.next().key;
                if (!candidate.equals(key)) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        }
    }

    /** What stands there, in order. */
    <T extends SpecificRecord, R> List<R> forward(Span span, Class<T> type, BiFunction<String, T, R> as) {
        try (KeyValueIterator<String, SpecificRecord> found = store.range(span.from(), span.to())) {
            return collect(found, span.limit(), type, as);
        }
    }

    /** The same, the last first. */
    <T extends SpecificRecord, R> List<R> backward(Span span, Class<T> type, BiFunction<String, T, R> as) {
        try (KeyValueIterator<String, SpecificRecord> found = store.reverseRange(span.from(), span.to())) {
            return collect(found, span.limit(), type, as);
        }
    }

    /** All that the prefix holds; an empty one holds everything. */
    <T extends SpecificRecord> List<T> all(String prefix, Class<T> type) {
        return forward(Span.of(prefix), type, (key, value) -> value);
    }

    private <T extends SpecificRecord, R> List<R> collect(
            KeyValueIterator<String, SpecificRecord> found, int limit, Class<T> type, BiFunction<String, T, R> as) {
        List<R> collected = new ArrayList<>();
        while (collected.size() < limit && found.hasNext()) {
            KeyValue<String, SpecificRecord> entry = found.next();
            resolved(entry.value, type).ifPresent(value -> collected.add(as.apply(entry.key, value)));
        }
        return collected;
    }

    private <T extends SpecificRecord> Optional<T> resolved(@Nullable SpecificRecord found, Class<T> type) {
        SpecificRecord value = found instanceof Pointer pointer ? store.get(pointer.key()) : found;
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }
}
