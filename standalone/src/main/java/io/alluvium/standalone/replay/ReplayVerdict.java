package io.alluvium.standalone.replay;

import io.alluvium.model.HostArithmetic;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.trainer.replay.Rebuilt;
import java.util.Locale;

/**
 * Whether a rebuilt version is the published one: to the last bit where both were computed alike, else up to a tolerance.
 *
 * @param version the version as people write it
 * @param published its digest in the registry
 * @param rebuilt the digest that was computed again
 * @param publishedWith how the published one was computed, as far as its manifest says
 * @param rebuiltWith how it was computed again
 * @param publishedBy release of the program that published it
 * @param rebuiltBy release of this program
 * @param difference Euclidean norm of the difference of both prompts, relative to the published one's
 * @param identical whether the digests are equal: the same to the last bit
 * @param same whether they are identical, or were computed differently and differ by no more than the tolerance
 */
public record ReplayVerdict(
        String version,
        String published,
        String rebuilt,
        String publishedWith,
        String rebuiltWith,
        String publishedBy,
        String rebuiltBy,
        double difference,
        boolean identical,
        boolean same) {

    private static final String UNKNOWN = "unknown";

    /** Compares what was published with what was made with that arithmetic. */
    public static ReplayVerdict of(Recorded recorded, SoftPrompt published, Rebuilt made, Terms terms) {
        String rebuilt = made.manifest().getDigest();
        boolean identical = rebuilt.equals(recorded.digest());
        boolean alike = recorded.arithmetic().filter(terms.arithmetic()::equals).isPresent();
        double difference = difference(published.values(), made.prompt().values());
        return new ReplayVerdict(
                recorded.name(),
                recorded.digest(),
                rebuilt,
                recorded.arithmetic().map(HostArithmetic::toString).orElse(UNKNOWN),
                terms.arithmetic().toString(),
                recorded.origin().made().codeVersion(),
                terms.release(),
                difference,
                identical,
                identical || (!alike && difference <= terms.tolerance()));
    }

    /**
     * How two prompts are compared.
     *
     * @param arithmetic how the second one was computed
     * @param tolerance relative difference that counts as the same where the first one was computed differently
     * @param release release of the program that computed it
     */
    public record Terms(HostArithmetic arithmetic, double tolerance, String release) {}

    /** For people. */
    public String sentence() {
        if (identical) {
            return version + " was rebuilt to the last bit: " + published;
        }
        String found = String.format(
                Locale.ROOT,
                "%s was rebuilt as %s, published as %s. The prompts differ by %.2g of their size.",
                version,
                rebuilt,
                published,
                difference);
        if (!publishedBy.equals(rebuiltBy)) {
            found += " Published by release " + publishedBy + ", rebuilt by " + rebuiltBy
                    + "; replay it with the former.";
        }
        if (publishedWith.equals(rebuiltWith)) {
            return found + " Both were computed alike (" + rebuiltWith
                    + "), so they should not differ: this is not the same version.";
        }
        return found + " Published with " + publishedWith + "; rebuilt with " + rebuiltWith + ": "
                + (same
                        ? "the same within the tolerance."
                        : "more than the tolerance, so this is not the same version.");
    }

    private static double difference(float[] wanted, float... found) {
        if (wanted.length != found.length) {
            return Double.POSITIVE_INFINITY;
        }
        double error = 0;
        double size = 0;
        for (int i = 0; i < wanted.length; i++) {
            error += Math.pow((double) wanted[i] - found[i], 2);
            size += (double) wanted[i] * wanted[i];
        }
        return Math.sqrt(error / Math.max(size, Double.MIN_NORMAL));
    }
}
