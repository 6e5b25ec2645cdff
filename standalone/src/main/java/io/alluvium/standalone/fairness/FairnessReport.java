package io.alluvium.standalone.fairness;

import io.alluvium.standalone.report.Check;
import io.alluvium.standalone.report.Percentiles;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param settings what was asked for
 * @param partition the partition that both domains share
 * @param quiet milliseconds from acceptance to version without the flood
 * @param flooded the same while the flood was being learned
 * @param factor how many times as long it took, by the medians
 * @param backlogs records of the flood that were not learned yet when the other domain's version was there
 * @param memory peaks of memory, round after round with the flood
 * @param brook the account of the domain that is measured
 * @param flood the account of the domain that floods
 * @param checks what was promised
 */
public record FairnessReport(
        FairnessSettings settings,
        int partition,
        Percentiles quiet,
        Percentiles flooded,
        double factor,
        List<Long> backlogs,
        List<MemoryWatch.Peak> memory,
        Account brook,
        Account flood,
        List<Check> checks) {

    /** The factor that is promised: the version itself, and twice as long for turns of the flood, gates and reading. */
    public static final double PROMISED_FACTOR = 3;

    private static final double SAME_MEMORY = 1.25;

    /** Judges what was measured. */
    static FairnessReport of(FairnessSettings settings, int partition, Rounds rounds, Accounts accounts) {
        Account brook = accounts.brook();
        Account flood = accounts.flood();
        double factor = rounds.flooded().p50() / Math.max(1, rounds.quiet().p50());
        long first = rounds.memory().get(0).residentMebibytes();
        long last = rounds.memory().get(rounds.memory().size() - 1).residentMebibytes();
        return new FairnessReport(
                settings,
                partition,
                rounds.quiet(),
                rounds.flooded(),
                factor,
                rounds.backlogs(),
                rounds.memory(),
                brook,
                flood,
                List.of(
                        new Check(
                                "fair",
                                factor <= PROMISED_FACTOR,
                                text("factor %.2f of at most %.1f", factor, PROMISED_FACTOR)),
                        new Check(
                                "flooded",
                                rounds.backlogs().stream().allMatch(backlog -> backlog > 0),
                                text("the flood outlasted each version: %s records left", rounds.backlogs())),
                        new Check("exact", brook.exact() && flood.exact(), text("%s, %s", brook, flood)),
                        new Check(
                                "bounded",
                                last <= SAME_MEMORY * first,
                                text("%d MiB resident in the first flood, %d in the last", first, last))));
    }

    /**
     * What the rounds gave.
     *
     * @param quiet without the flood
     * @param flooded with it
     * @param backlogs what was left of the flood
     * @param memory peaks with the flood
     */
    record Rounds(Percentiles quiet, Percentiles flooded, List<Long> backlogs, List<MemoryWatch.Peak> memory) {}

    /** The accounts of both domains. */
    record Accounts(Account brook, Account flood) {}

    /** Whether all checks hold. */
    public boolean passed() {
        return checks.stream().allMatch(Check::holds);
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(text(
                "accepted to version, alone:      p50 %.0f ms, max %.0f ms (%d rounds)%n",
                quiet.p50(), quiet.max(), quiet.count()));
        text.append(text(
                "accepted to version, in a flood: p50 %.0f ms, max %.0f ms (%d records at once, same partition)%n",
                flooded.p50(), flooded.max(), settings.floodRecords()));
        checks.forEach(check ->
                text.append(text("%-6s %-8s %s%n", check.holds() ? "ok" : "FAILED", check.what(), check.found())));
        return text.toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
