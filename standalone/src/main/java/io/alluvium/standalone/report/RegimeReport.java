package io.alluvium.standalone.report;

/**
 * Held-out text of one regime: never sent, only measured.
 *
 * @param regime its number
 * @param frozen without a prompt
 * @param live with the last live prompt
 * @param change relative change of the perplexity, negative where the prompt helps
 */
public record RegimeReport(int regime, Measured frozen, Measured live, double change) {

    /** Compares. */
    public static RegimeReport of(int regime, Measured frozen, Measured live) {
        return new RegimeReport(regime, frozen, live, live.perplexity() / frozen.perplexity() - 1);
    }
}
