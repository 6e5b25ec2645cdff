package io.alluvium.standalone.serve;

import io.alluvium.standalone.console.Table;
import io.alluvium.standalone.throughput.Spread;
import java.util.List;
import java.util.Locale;

/**
 * The report of a measurement.
 *
 * @param setting how it was measured
 * @param results what was measured
 */
public record ServeReport(Setting setting, List<ServeResult> results) {

    /**
     * How it was measured.
     *
     * @param virtualTokens length of each prefix
     * @param textTokens tokens of each text
     * @param steps tokens added to each row in a round
     * @param rounds measured rounds
     * @param threads threads of one operation
     * @param seed what chose texts, prefixes and random weights
     * @param java the runtime
     */
    public record Setting(
            int virtualTokens, int textTokens, int steps, int rounds, int threads, long seed, String java) {}

    /** The report for people. */
    public String text() {
        Table speed = new Table("model", "precision", "rows", "new tokens/s", "least", "most", "ms/step", "ms to read");
        Table cost = new Table(
                "model",
                "precision",
                "rows",
                "part",
                "one prompt / none",
                "least",
                "most",
                "fastest / fastest",
                "many / one",
                "least",
                "most",
                "fastest / fastest");
        for (ServeResult each : results) {
            Spread tokens = each.tokensPerSecond();
            speed.row(
                    each.model(),
                    each.precision(),
                    each.rows(),
                    Math.round(tokens.median()),
                    Math.round(tokens.least()),
                    Math.round(tokens.most()),
                    digits(each.writing().manyMillis().median(), 2),
                    digits(each.reading().manyMillis().median(), 1));
            cost(cost, each, "reading", each.reading());
            cost(cost, each, "writing", each.writing());
        }
        return String.format(
                        Locale.ROOT,
                        "prefixes of %d, texts of %d, %d new tokens; %d rounds, %d thread(s) of one operation, all in"
                                + " turns; medians%n%n",
                        setting.virtualTokens(),
                        setting.textTokens(),
                        setting.steps(),
                        setting.rounds(),
                        setting.threads())
                + speed
                + "\n"
                + cost;
    }

    private static void cost(Table table, ServeResult result, String name, ServeResult.Part part) {
        table.row(
                result.model(),
                result.precision(),
                result.rows(),
                name,
                digits(part.promptOverNone().median(), 3),
                digits(part.promptOverNone().least(), 3),
                digits(part.promptOverNone().most(), 3),
                digits(part.leastPromptOverNone(), 3),
                digits(part.manyOverOne().median(), 3),
                digits(part.manyOverOne().least(), 3),
                digits(part.manyOverOne().most(), 3),
                digits(part.leastManyOverOne(), 3));
    }

    private static String digits(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
