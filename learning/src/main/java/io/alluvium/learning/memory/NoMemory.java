package io.alluvium.learning.memory;

import io.alluvium.learning.plug.None;
import io.alluvium.learning.random.SeededRandom;
import java.util.List;
import java.util.OptionalInt;

/** Keeps nothing and replays nothing: the baseline that forgets. */
final class NoMemory implements MemoryPolicy {

    NoMemory(None config) {}

    @Override
    public OptionalInt place(Occupancy occupancy, int regime, SeededRandom random) {
        return OptionalInt.empty();
    }

    @Override
    public List<Integer> draw(Occupancy occupancy, int count, SeededRandom random) {
        return List.of();
    }
}
