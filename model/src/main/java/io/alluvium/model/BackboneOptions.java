package io.alluvium.model;

/**
 * How a backbone runs.
 *
 * @param precision number format of matrix products
 * @param threads threads of one operation; 0 takes all processors. The setting holds for the whole process.
 * @param device {@code cpu}, or {@code cuda:N} where the accelerator's natives are on the class path
 */
public record BackboneOptions(Precision precision, int threads, String device) {
    /** Checks the values. */
    public BackboneOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + "; use 0 for all processors");
        }
        if (!device.matches("cpu|cuda:\\d+")) {
            throw new IllegalArgumentException("device is '" + device + "'; use cpu or cuda:N");
        }
    }

    /** Threads of one operation, at least 1. */
    int actualThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** bfloat16 on all processors. */
    public static BackboneOptions defaults() {
        return new BackboneOptions(Precision.BF16, 0, "cpu");
    }

    /** The same with another precision. */
    public BackboneOptions with(Precision other) {
        return new BackboneOptions(other, threads, device);
    }
}
