package io.alluvium.learning;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed in a learner's state since the last time it was asked: write these entries, remove those.
 */
public record StateChanges(Map<String, byte[]> written, Set<String> removed) {

    public StateChanges {
        written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    /** Whether there is nothing to store. */
    public boolean isEmpty() {
        return written.isEmpty() && removed.isEmpty();
    }
}
