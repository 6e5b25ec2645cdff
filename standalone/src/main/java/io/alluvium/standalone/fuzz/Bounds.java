package io.alluvium.standalone.fuzz;

import java.time.Duration;

/**
 * What one case may cost.
 *
 * @param time processor time; a case that only waits may take ten times as long by the clock
 * @param fixedBytes memory that it may ask for, whatever its size
 * @param bytesPerByte memory that it may ask for beside that, for each byte of its input
 */
public record Bounds(Duration time, long fixedBytes, long bytesPerByte) {

    /** Two seconds, and 16 MiB with 256 bytes for each byte of input. */
    public static final Bounds DEFAULT = new Bounds(Duration.ofSeconds(2), 16L << 20, 256);

    private static final int WAITING = 10;

    /** Bytes that a case of that size may ask for. */
    long bytes(int inputBytes) {
        return fixedBytes + bytesPerByte * inputBytes;
    }

    /** Whether that much time is too much. */
    boolean tooLong(long cpuNanos, long clockNanos) {
        return cpuNanos > time.toNanos() || clockNanos > WAITING * time.toNanos();
    }
}
