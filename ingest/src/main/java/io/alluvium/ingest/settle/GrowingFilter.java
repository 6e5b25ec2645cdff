package io.alluvium.ingest.settle;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.util.ArrayList;
import java.util.List;

/**
 * A Bloom filter (Bloom 1970) that grows with what it holds, by layers of which each is four times as large as the one
 * before (after Almeida et al. 2007, "Scalable Bloom Filters"). So a few keys cost little memory, and many cost ten bits
 * each. Beyond the most that it is made for it grows no more: it stays right, and is surer of fewer keys.
 */
final class GrowingFilter {

    private static final int FIRST_LAYER = 250_000;
    private static final int GROWTH = 4;
    private static final double WRONGLY_HELD_FOR_KNOWN = 0.01;

    private final List<BloomFilter<byte[]>> layers = new ArrayList<>();
    private final int most;
    private int capacity;
    private int room;

    /**
     * An empty filter.
     *
     * @param most how many keys it grows for
     */
    GrowingFilter(int most) {
        this.most = most;
        grow(Math.min(most, FIRST_LAYER));
    }

    /** False: the key was surely never put here. */
    boolean mayHold(byte[] key) {
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            if (layers.get(layer).mightContain(key)) {
                return true;
            }
        }
        return false;
    }

    /** Puts a key. */
    void put(byte[] key) {
        if (room == 0 && capacity < most) {
            grow((int) Math.min(most - capacity, (long) capacity * GROWTH));
        }
        layers.get(layers.size() - 1).put(key);
        room = Math.max(0, room - 1);
    }

    private void grow(int keys) {
        layers.add(BloomFilter.create(Funnels.byteArrayFunnel(), keys, WRONGLY_HELD_FOR_KNOWN));
        capacity += keys;
        room = keys;
    }
}
