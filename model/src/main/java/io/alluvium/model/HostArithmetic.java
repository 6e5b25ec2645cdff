package io.alluvium.model;

/**
 * How a backbone computes. Equal arithmetic gives equal bits; another one gives the same numbers up to rounding.
 *
 * @param precision number format of matrix products
 * @param threads threads of one operation, at least 1
 * @param device {@code cpu}, or {@code cuda:N}
 * @param processor kind of processor, for people to read and programs to compare
 */
public record HostArithmetic(Precision precision, int threads, String device, String processor) {

    /** The arithmetic of this machine with these options. */
    static HostArithmetic of(BackboneOptions options) {
        return new HostArithmetic(
                options.precision(), options.actualThreads(), options.device(), ProcessorKind.ofThisProcess());
    }

    @Override
    public String toString() {
        return precision + ", threads " + threads + ", " + device + ", " + processor;
    }
}
