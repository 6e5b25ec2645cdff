package io.alluvium.learning.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StratifiedReservoirTest {

    private static final int CAPACITY = 12;

    private final MemoryPolicy policy = new StratifiedReservoir(new StratifiedReservoir.Config(CAPACITY));

    /** A memory of numbers, each with its regime. */
    private final class NumberMemory {
        private final TreeMap<Integer, Integer> regimeOfSlot = new TreeMap<>();
        private final Map<Integer, Integer> content = new HashMap<>();
        private final Map<Integer, Long> seen = new HashMap<>();
        private final SeededRandom random;

        NumberMemory(long seed) {
            random = new SeededRandom(seed);
        }

        void offer(int number, int regime) {
            seen.merge(regime, 1L, Long::sum);
            policy.place(occupancy(), regime, random).ifPresent(slot -> {
                regimeOfSlot.put(slot, regime);
                content.put(slot, number);
            });
        }

        Occupancy occupancy() {
            return new Occupancy(regimeOfSlot, seen);
        }

        long kept(int regime) {
            return regimeOfSlot.values().stream().filter(r -> r == regime).count();
        }
    }

    @Test
    void shouldKeepEachWindowOfOneRegimeEquallyLikely() {
        // Given
        int windows = 60;
        int trials = 5_000;
        int[] kept = new int[windows];

        // When
        for (int trial = 0; trial < trials; trial++) {
            NumberMemory memory = new NumberMemory(1000L + trial);
            for (int i = 0; i < windows; i++) {
                memory.offer(i, 0);
            }
            memory.content.values().forEach(number -> kept[number]++);
        }

        // Then
        assertEquallyLikely(kept, trials * CAPACITY / (double) windows, trials);
    }

    @Test
    void shouldKeepAnOldRegimeAUniformSampleWhenNewOnesTakeItsSlots() {
        // Given
        int windows = 40;
        int trials = 5_000;
        int[] kept = new int[windows];

        // When
        for (int trial = 0; trial < trials; trial++) {
            NumberMemory memory = new NumberMemory(5000L + trial);
            for (int i = 0; i < windows; i++) {
                memory.offer(i, 0);
            }
            for (int regime = 1; regime < 3; regime++) {
                for (int i = 0; i < 30; i++) {
                    memory.offer(-1, regime);
                }
            }
            memory.content.values().stream().filter(number -> number >= 0).forEach(number -> kept[number]++);
        }

        // Then
        assertEquallyLikely(kept, trials * (CAPACITY / 3) / (double) windows, trials);
    }

    /** Chi-square of the counts against one expectation; the 0.1 % point is near n + 3.1 sqrt(2n) + 6. */
    private static void assertEquallyLikely(int[] kept, double expected, int trials) {
        double chance = expected / trials;
        double chiSquare = Arrays.stream(kept)
                .mapToDouble(count -> (count - expected) * (count - expected) / (expected * (1 - chance)))
                .sum();
        int n = kept.length;
        assertThat(chiSquare).isLessThan(n + 3.1 * Math.sqrt(2.0 * n) + 6);
    }

    @Test
    void shouldShareItsSlotsEquallyBetweenRegimesHoweverLongThePresentLasts() {
        // Given
        NumberMemory memory = new NumberMemory(9);

        // When
        for (int regime = 0; regime < 3; regime++) {
            for (int i = 0; i < 20 * (regime + 1) * (regime + 1); i++) {
                memory.offer(i, regime);
            }
        }

        // Then
        assertThat(List.of(memory.kept(0), memory.kept(1), memory.kept(2))).containsExactly(4L, 4L, 4L);
    }

    @Test
    void shouldNeverHoldMoreThanItsCapacityEvenWithMoreRegimesThanSlots() {
        // Given
        NumberMemory memory = new NumberMemory(10);

        // When
        for (int regime = 0; regime < 3 * CAPACITY; regime++) {
            memory.offer(regime, regime);
            memory.offer(regime, regime);
        }

        // Then
        assertThat(memory.regimeOfSlot).hasSize(CAPACITY);
        assertThat(memory.regimeOfSlot.lastKey()).isEqualTo(CAPACITY - 1);
    }

    @Test
    void shouldDrawRegimesEquallyOftenAndNoSlotTwice() {
        // Given
        TreeMap<Integer, Integer> slots = new TreeMap<>();
        for (int slot = 0; slot < CAPACITY; slot++) {
            slots.put(slot, slot < 10 ? 0 : 1);
        }
        Occupancy occupancy = new Occupancy(slots, Map.of());
        SeededRandom random = new SeededRandom(11);
        int fromSmall = 0;

        // When
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            List<Integer> drawn = policy.draw(occupancy, 2, random);
            assertThat(drawn).doesNotHaveDuplicates().hasSize(2);
            firsts.add(drawn.get(0));
        }
        for (int slot : firsts) {
            fromSmall += slot >= 10 ? 1 : 0;
        }

        // Then: five standard deviations around one half
        assertThat(fromSmall).isBetween(4750, 5250);
    }

    @Test
    void shouldDrawEverythingWhenAskedForMoreThanThereIs() {
        // Given
        NumberMemory memory = new NumberMemory(12);
        memory.offer(1, 0);
        memory.offer(2, 1);

        // When
        List<Integer> drawn = policy.draw(memory.occupancy(), 50, new SeededRandom(1));

        // Then
        assertThat(drawn).containsExactlyInAnyOrder(0, 1);
    }
}
