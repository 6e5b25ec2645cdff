package io.alluvium.learning.step;

import io.alluvium.learning.memory.MemoryPolicy;
import io.alluvium.learning.memory.Occupancy;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.RegimeRow;
import io.alluvium.learning.state.StateTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The remembered windows of a domain: asks the policy which slot, and moves the data. */
final class ReplayMemory {

    private final StateTable table;
    private final MemoryPolicy policy;

    ReplayMemory(StateTable table, MemoryPolicy policy) {
        this.table = table;
        this.policy = policy;
    }

    /** At most {@code count} remembered windows. */
    List<int[]> draw(int count, SeededRandom random) {
        return slots(count, random).stream().map(this::window).toList();
    }

    /** At most {@code count} slots that hold remembered windows. */
    List<Integer> slots(int count, SeededRandom random) {
        return count > 0 ? policy.draw(occupancy(), count, random) : List.of();
    }

    /** The window in a slot. */
    int[] window(int slot) {
        return table.get(Names.memory(slot), MemorySlot.class).tokens();
    }

    /** Offers a window that has just been trained on, and says which slot took it. */
    OptionalInt offer(MemorySlot window, SeededRandom random) {
        String regime = Names.regime(window.regime());
        RegimeRow row = table.find(regime, RegimeRow.class);
        table.put(regime, (row == null ? RegimeRow.START : row).counted());
        OptionalInt place = policy.place(occupancy(), window.regime(), random);
        place.ifPresent(slot -> table.put(Names.memory(slot), window));
        return place;
    }

    private Occupancy occupancy() {
        SortedMap<Integer, Integer> regimeOfSlot = new TreeMap<>();
        table.under(Names.MEMORY, MemorySlot.class)
                .forEach((name, slot) -> regimeOfSlot.put(Names.slot(name), slot.regime()));
        Map<Integer, Long> seen = new HashMap<>();
        table.under(Names.REGIME, RegimeRow.class).forEach((name, row) -> seen.put(Names.regimeOf(name), row.seen()));
        return new Occupancy(regimeOfSlot, seen);
    }
}
