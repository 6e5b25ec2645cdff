package io.alluvium.learning;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a learner knows, as named entries that can be stored one by one. No entry is larger than
 * 256 KiB and a short header: large tensors are cut into chunks ({@code student#0000}, {@code student#0001}, ...).
 */
public record LearnerState(Map<String, byte[]> entries) {

    public LearnerState {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
}
