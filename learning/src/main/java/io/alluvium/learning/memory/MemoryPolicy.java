package io.alluvium.learning.memory;

import io.alluvium.learning.random.SeededRandom;
import java.util.List;
import java.util.OptionalInt;

/** Decides what a bounded memory keeps and what it replays; whoever asks moves the data. */
public interface MemoryPolicy {

    /**
     * The slot that takes a new window, or none if the window is not kept.
     *
     * @param occupancy the memory before, with the new window already counted as seen
     * @param regime the new window's regime
     */
    OptionalInt place(Occupancy occupancy, int regime, SeededRandom random);

    /** At most {@code count} different occupied slots to replay. */
    List<Integer> draw(Occupancy occupancy, int count, SeededRandom random);
}
