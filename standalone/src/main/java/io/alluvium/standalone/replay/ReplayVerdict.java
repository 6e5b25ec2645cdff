package io.alluvium.standalone.replay;

import io.alluvium.model.SoftPrompt;
import io.alluvium.trainer.replay.Rebuilt;
import java.util.Locale;

/**
 * Whether a rebuilt version is the published one.
 *
 * @param version the version as people write it
 * @param published its digest in the registry
 * @param rebuilt the digest that was computed again
 * @param difference Euclidean norm of the difference of both prompts, relative to the published one's
 * @param identical whether the digests are equal: the same to the last bit
 * @param same whether they are identical, or differ by no more than the tolerance
 */
public record ReplayVerdict(
        String version, String published, String rebuilt, double difference, boolean identical, boolean same) {

    /** Compares. */
    public static ReplayVerdict of(Recorded recorded, SoftPrompt published, Rebuilt made, double tolerance) {
        String rebuilt = made.manifest().getDigest();
        boolean identical = rebuilt.equals(recorded.digest());
        double difference = difference(published.values(), made.prompt().values());
        return new ReplayVerdict(
                recorded.name(),
                recorded.digest(),
                rebuilt,
                difference,
                identical,
                identical || difference <= tolerance);
    }

    /** For people. */
    public String sentence() {
        if (identical) {
            return version + " was rebuilt to the last bit: " + published;
        }
        return String.format(
                Locale.ROOT,
                "%s was rebuilt as %s, published as %s. The prompts differ by %.2g of their size: %s.",
                version,
                rebuilt,
                published,
                difference,
                same
                        ? "within the tolerance, as on another kind of processor or with other precision or threads"
                        : "this is not the same version");
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
