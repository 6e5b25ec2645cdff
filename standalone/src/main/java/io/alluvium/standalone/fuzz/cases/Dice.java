package io.alluvium.standalone.fuzz.cases;

import java.util.List;
import java.util.SplittableRandom;

/** The chance of one case: the same name gives the same throws, on every machine. */
public final class Dice {

    private static final long[] EDGES = {
        0, 1, -1, 2, -2, 7, 8, 63, 64, 127, 128, -128, 255, 256, 1000, 32_767, 65_535, 65_536, 1 << 20, 1 << 24, 1 << 28
    };
    private static final long[] WIDE_EDGES = {
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 8L,
        1L << 31,
        1L << 32,
        (1L << 32) + 1,
        1L << 40,
        1L << 61,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The dice of a case. */
    public static Dice of(long seed, String target, long number) {
        long mixed = seed;
        for (int i = 0; i < target.length(); i++) {
            mixed = mixed * 0x9E3779B97F4A7C15L + target.charAt(i);
        }
        return new Dice(mixed * 0xBF58476D1CE4E5B9L + number);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    public <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** One of these. */
    public String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    /** Any bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any 64 bits. */
    public long bits() {
        return random.nextLong();
    }

    /** A number at which programs tend to trip. */
    public long edge() {
        return switch (below(4)) {
            case 0 -> WIDE_EDGES[below(WIDE_EDGES.length)];
            case 1 -> bits();
            default -> EDGES[below(EDGES.length)];
        };
    }

    /** A length that is mostly small, and up to {@code most}. */
    public int length(int most) {
        return oneIn(8) ? below(most + 1) : below(Math.min(most, 16) + 1);
    }
}
