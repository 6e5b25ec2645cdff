package io.alluvium.learning.step;

import io.alluvium.learning.cache.TokenCache;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import java.util.List;
import java.util.SortedMap;

/** The text learned last, as much of it as a cache wants, as it lies in a domain's state. */
final class LearnedText {

    private final StateTable table;
    private final TokenCache cache;

    LearnedText(StateTable table, TokenCache cache) {
        this.table = table;
        this.cache = cache;
    }

    TokenCache cache() {
        return cache;
    }

    /** Its windows in the order in which they were learned. */
    List<int[]> windows() {
        return kept().values().stream().map(MemorySlot::tokens).toList();
    }

    /** Adds a window that has been learned, and lets go of the oldest that are not wanted any more. */
    void add(MemorySlot window) {
        if (cache.tokens() == 0) {
            return;
        }
        SortedMap<String, MemorySlot> kept = kept();
        long next = kept.isEmpty() ? 0 : Names.learnedNumber(kept.lastKey()) + 1;
        table.put(Names.learned(next), window);
        long tokens = targets(window)
                + kept.values().stream().mapToLong(LearnedText::targets).sum();
        for (var oldest : kept.entrySet()) {
            tokens -= targets(oldest.getValue());
            if (tokens < cache.tokens()) {
                break;
            }
            table.remove(oldest.getKey());
        }
    }

    private static long targets(MemorySlot window) {
        return window.tokens().length - 1L;
    }

    private SortedMap<String, MemorySlot> kept() {
        return table.under(Names.LEARNED, MemorySlot.class);
    }
}
