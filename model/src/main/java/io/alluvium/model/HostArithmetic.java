package io.alluvium.model;

/**
 * How a backbone computes. Equal arithmetic gives equal bits; another one gives the same numbers up to rounding.
 *
 * @param precision number format of matrix products
 * @param threads threads of one operation, at least 1
 * @param device {@code cpu}, or {@code cuda:N}
 * @param processor kind of processor and the program that runs on it, for people to read and programs to compare
 */
public record HostArithmetic(Precision precision, int threads, String device, String processor) {
    private static final int SHOWN = 12;

    /** The arithmetic of this machine with these options; the first of the program's digest stand for how it sums. */
    static HostArithmetic of(BackboneOptions options, String programDigest) {
        String kind = ProcessorKind.ofThisProcess() + ", program " + programDigest.substring(0, SHOWN);
        return new HostArithmetic(options.precision(), options.actualThreads(), options.device(), kind);
    }

    @Override
    public String toString() {
        return precision + ", threads " + threads + ", " + device + ", " + processor;
    }
}
