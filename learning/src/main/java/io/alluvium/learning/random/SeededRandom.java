package io.alluvium.learning.random;

/**
 * A SplitMix64 generator (Steele, Lea and Flood 2014) whose whole state is one long, so that it can be stored and
 * picked up again.
 */
public final class SeededRandom {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long state) {
        this.state = state;
    }

    /** A generator of its own for each domain under one seed. */
    public static SeededRandom of(long seed, String domain) {
        long mixed = seed;
        for (int i = 0; i < domain.length(); i++) {
            mixed = mix(mixed + GAMMA + domain.charAt(i));
        }
        return new SeededRandom(mix(mixed + GAMMA));
    }

    /** What to store to go on from here. */
    public long state() {
        return state;
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound - 1}, each equally likely (bits are redrawn rather than biased). */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound must be above 0, found " + bound);
        }
        while (true) {
            long bits = nextLong() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) {
                return value;
            }
        }
    }

    /** A number from 0 to {@code bound - 1}, each equally likely. */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A standard normal number, by Box and Muller; strict math keeps it the same on every machine. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
