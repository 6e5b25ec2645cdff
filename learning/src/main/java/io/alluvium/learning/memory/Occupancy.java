package io.alluvium.learning.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which slots of a memory are taken, and by which regime.
 *
 * @param regimeOfSlot regime by slot; slots not named are free
 * @param seen how many windows of each regime were ever offered
 */
public record Occupancy(SortedMap<Integer, Integer> regimeOfSlot, Map<Integer, Long> seen) {

    /** The occupied slots of each regime, in order. */
    SortedMap<Integer, List<Integer>> slotsByRegime() {
        SortedMap<Integer, List<Integer>> slots = new TreeMap<>();
        regimeOfSlot.forEach((slot, regime) ->
                slots.computeIfAbsent(regime, any -> new ArrayList<>()).add(slot));
        return slots;
    }
}
