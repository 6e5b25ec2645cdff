package io.alluvium.registry.event;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far someone has read the registry log: per partition the last offset seen. It only grows, means the same on
 * every node and after every restart, and travels as the id of a server-sent event ({@code 0:12.3:7}).
 *
 * @param offsets the last offset seen by partition; a partition never seen is absent
 */
public record LogPosition(Map<Integer, Long> offsets) {

    /** Nothing read yet. */
    public static final LogPosition START = new LogPosition(Map.of());

    /** Keeps a copy. */
    public LogPosition {
        offsets = Map.copyOf(offsets);
    }

    /** Whether the record at that mark was read. */
    public boolean covers(LogMark mark) {
        return offsets.getOrDefault(mark.partition(), -1L) >= mark.offset();
    }

    /** The position after the record at that mark was read too. */
    public LogPosition after(LogMark mark) {
        if (covers(mark)) {
            return this;
        }
        Map<Integer, Long> next = new TreeMap<>(offsets);
        next.put(mark.partition(), mark.offset());
        return new LogPosition(next);
    }

    /** The position as an event id. */
    public String id() {
        return new TreeMap<>(offsets)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining("."));
    }

    /** Reads {@link #id}; empty where the text is no such id. */
    public static Optional<LogPosition> parse(String id) {
        Map<Integer, Long> offsets = new TreeMap<>();
        try {
            for (String part : id.isEmpty() ? new String[0] : id.split("\\.")) {
                int colon = part.indexOf(':');
                offsets.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
            }
            return Optional.of(new LogPosition(offsets));
        } catch (NumberFormatException | StringIndexOutOfBoundsException notAnId) {
            return Optional.empty();
        }
    }
}
