package io.alluvium.standalone.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.standalone.console.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of a measurement.
 *
 * @param setting how it was measured
 * @param cases what was measured
 * @param withoutPeft why peft was left out, or null
 * @param sameLoss whether both sides' first losses in fp32 agreed wherever both were measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainReport(
        Setting setting, List<CaseResult> cases, @Nullable String withoutPeft, boolean sameLoss) {

    private static final double MEGA = 1e6;
    private static final double PERCENT = 100;

    /**
     * How it was measured.
     *
     * @param rounds measured rounds
     * @param steps steps of each side in a round
     * @param threads threads of one operation, on all sides
     * @param device what everything ran on
     * @param seed what chose texts, prompts and random weights
     * @param java the runtime
     * @param python versions on the Python side; empty without it
     */
    public record Setting(
            int rounds, int steps, int threads, String device, long seed, String java, Map<String, String> python) {}

    /** The report for people. */
    public String text() {
        Table own = new Table(
                "model",
                "kind",
                "rows",
                "tokens",
                "fill",
                "precision",
                "tokens/s",
                "least",
                "most",
                "ms/step",
                "optimizer %",
                "MFLOP/token",
                "ceiling GFLOP/s",
                "of ceiling %");
        for (CaseResult each : cases) {
            for (OwnResult result : each.own()) {
                own.row(
                        each.model(),
                        each.kind(),
                        each.rows(),
                        each.sequence(),
                        each.fill(),
                        result.precision(),
                        Math.round(result.tokensPerSecond().median()),
                        Math.round(result.tokensPerSecond().least()),
                        Math.round(result.tokensPerSecond().most()),
                        one(result.stepMillis().median()),
                        result.optimizerShare().median() * PERCENT,
                        one(each.flopPerToken() / MEGA),
                        Math.round(result.ceilingGigaflops().median()),
                        one(result.fraction().median() * PERCENT));
            }
        }
        return String.format(
                        Locale.ROOT,
                        "%d rounds of %d steps, %d thread(s) of one operation, on %s, all in turns; medians%n%n",
                        setting.rounds(),
                        setting.steps(),
                        setting.threads(),
                        setting.device())
                + own
                + "\n"
                + (withoutPeft == null ? peft() : "peft was left out: " + withoutPeft);
    }

    private String peft() {
        Table table = new Table("model", "kind", "tokens", "fill", "peft's setting", "tokens/s", "least", "most", "");
        StringBuilder verdicts = new StringBuilder();
        for (CaseResult each : cases) {
            for (PeftResult result : each.peft()) {
                boolean best =
                        each.comparison() != null && each.comparison().best().equals(result.setting());
                table.row(
                        each.model(),
                        each.kind(),
                        each.sequence(),
                        each.fill(),
                        result.setting(),
                        result.tokensPerSecond() == null
                                ? "-"
                                : Math.round(result.tokensPerSecond().median()),
                        result.tokensPerSecond() == null
                                ? "-"
                                : Math.round(result.tokensPerSecond().least()),
                        result.tokensPerSecond() == null
                                ? "-"
                                : Math.round(result.tokensPerSecond().most()),
                        result.failure() == null ? best ? "best" : "" : result.failure());
            }
            verdicts.append(verdict(each));
        }
        return "peft " + setting.python() + "\n" + table + "\n" + verdicts;
    }

    private static String verdict(CaseResult each) {
        CaseResult.Comparison compared = each.comparison();
        if (compared == null) {
            return "";
        }
        String loss = compared.lossDifference() == null
                ? "the losses were not compared (both sides need fp32)"
                : String.format(
                        Locale.ROOT,
                        "the first losses differ by %.1e of the loss: %s",
                        compared.lossDifference(),
                        compared.sameLoss() ? "the same" : "NOT THE SAME");
        return String.format(
                Locale.ROOT,
                "%s %s %d, %.1f full: %.2f times peft's best setting (%.2f to %.2f); %s%n",
                each.model(),
                each.kind(),
                each.sequence(),
                each.fill(),
                compared.ratio().median(),
                compared.ratio().least(),
                compared.ratio().most(),
                loss);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
