package io.alluvium.learning.memory;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.random.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * One reservoir per regime (Vitter's algorithm R) in one bounded memory, so that a long present cannot wash out a short
 * past.
 *
 * <p>Placing:
 * <ol>
 *   <li>A free slot takes the window.
 *   <li>A regime below its share, {@code capacity / regimes}, takes a random slot of the largest regime.
 *   <li>Otherwise, with n windows of this regime seen and c kept: draw j from 0 to n-1; j below c replaces the j-th
 *       kept one, any other j drops the window.
 * </ol>
 * Each regime's kept windows stay a uniform sample of its seen ones: a regime below its share has never dropped a
 * window by rule 3 (shares only shrink), and rule 2 removes uniformly.
 *
 * <p>Drawing: for each row a regime is drawn first, each with the same chance, then one of its windows.
 */
final class StratifiedReservoir implements MemoryPolicy {

    private final Config config;

    StratifiedReservoir(Config config) {
        this.config = config;
    }

    @Override
    public OptionalInt place(Occupancy occupancy, int regime, SeededRandom random) {
        if (occupancy.regimeOfSlot().size() < config.capacity()) {
            return OptionalInt.of(firstFree(occupancy));
        }
        SortedMap<Integer, List<Integer>> slots = occupancy.slotsByRegime();
        List<Integer> own = slots.getOrDefault(regime, List.of());
        int regimes = slots.size() + (own.isEmpty() ? 1 : 0);
        if (own.size() < Math.max(1, config.capacity() / regimes)) {
            List<Integer> largest = slots.values().stream()
                    .max(Comparator.comparingInt(List::size))
                    .orElseThrow();
            return OptionalInt.of(largest.get(random.nextInt(largest.size())));
        }
        long drawn = random.nextLong(occupancy.seen().getOrDefault(regime, 1L));
        return drawn < own.size() ? OptionalInt.of(own.get((int) drawn)) : OptionalInt.empty();
    }

    @Override
    public List<Integer> draw(Occupancy occupancy, int count, SeededRandom random) {
        List<List<Integer>> left = new ArrayList<>(occupancy.slotsByRegime().values());
        List<Integer> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            int regime = random.nextInt(left.size());
            List<Integer> slots = left.get(regime);
            drawn.add(slots.remove(random.nextInt(slots.size())));
            if (slots.isEmpty()) {
                left.remove(regime);
            }
        }
        return drawn;
    }

    private static int firstFree(Occupancy occupancy) {
        int slot = 0;
        for (Map.Entry<Integer, Integer> taken : occupancy.regimeOfSlot().entrySet()) {
            if (taken.getKey() != slot) {
                return slot;
            }
            slot++;
        }
        return slot;
    }

    /** {@code capacity}: windows kept over all regimes. */
    record Config(int capacity) {
        Config {
            Checks.between("capacity", capacity, 1, 100_000);
        }
    }
}
