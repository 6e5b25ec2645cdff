package io.alluvium.standalone.report;

import io.alluvium.standalone.console.Table;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as a person reads it. */
public final class ReportText {

    private static final double MILLIS = 1_000;

    private final DemoReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(DemoReport report) {
        this.report = report;
    }

    /** The text. */
    public static String of(DemoReport report) {
        return new ReportText(report).write();
    }

    private String write() {
        records();
        learned();
        serving();
        checks();
        return text.toString();
    }

    private void records() {
        line("What arrived");
        Table table =
                new Table("domain", "offered", "accepted", "refused", "duplicate", "learned", "held out", "reasons");
        for (DomainReport domain : report.domains()) {
            RecordCounts records = domain.records();
            table.row(
                    domain.domain(),
                    records.offered(),
                    records.accepted(),
                    records.rejected(),
                    records.duplicate(),
                    records.trained(),
                    records.heldOut(),
                    records.rejectedByReason().entrySet().stream()
                            .map(each ->
                                    each.getKey().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
        line(table.toString());
        line("");
    }

    private void learned() {
        line("What was learned and forgotten (perplexity of held-out text that was never sent; lower is better)");
        Table table = new Table(
                "domain",
                "versions",
                "live",
                "regime",
                "frozen",
                "live prompt",
                "change",
                "forgot regime 0",
                "forgot since");
        for (DomainReport domain : report.domains()) {
            for (RegimeReport regime : domain.heldOut()) {
                boolean first = regime.regime() == 0;
                table.row(
                        first ? domain.domain() : "",
                        first ? gate(domain) : "",
                        first ? domain.domain() + "@" + domain.liveVersion() : "",
                        regime.regime(),
                        regime.frozen().perplexity(),
                        regime.live().perplexity(),
                        String.format(Locale.ROOT, "%+.1f%%", 100 * regime.change()),
                        first ? nats(domain.forgetting().firstRegime()) : "",
                        first ? nats(domain.forgetting().sinceOwnStream()) : "");
            }
        }
        line(table.toString());
        line("");
        line(
                "  forgot regime 0: loss of the live prompt on regime 0 less the best of any earlier live version, nats per");
        line(
                "  token; forgot since: the same prompt at the end less right after its own stream; 0 or less is nothing.");
        line("  Over all domains, as each became the last to be learned: "
                + report.metrics().entrySet().stream()
                        .map(each -> each.getKey() + String.format(Locale.ROOT, " %.4f", each.getValue()))
                        .collect(Collectors.joining(", ")));
        line("");
    }

    private static String gate(DomainReport domain) {
        long passed = domain.versions().stream().filter(VersionLine::passed).count();
        return domain.versions().size() + " (" + passed + " passed the gate)";
    }

    private void serving() {
        Freshness fresh = report.freshness();
        Serving serving = report.serving();
        line("How fresh and how steady");
        Table table = new Table("what", "p50", "p95", "worst", "of");
        row(table, "record accepted -> version in use (s)", fresh.servedMillis(), MILLIS);
        row(table, "record accepted -> answer with it (s)", fresh.answeredMillis(), MILLIS);
        row(table, "swap in the worker (ms)", fresh.swapMillis(), 1);
        row(table, "completion while learning (ms)", serving.latencyMillis(), 1);
        line(table.toString());
        line("");
        line(String.format(
                Locale.ROOT,
                "%d completions answered meanwhile, %d errors, %d version changes seen; streaming took %.0f s, all %.0f s.",
                serving.completions(),
                serving.errors(),
                serving.versionChanges(),
                report.seconds(),
                report.totalSeconds()));
        line("");
    }

    private void checks() {
        for (Check check : report.checks()) {
            line((check.holds() ? "ok      " : "FAILED  ")
                    + check.what()
                    + (check.holds() ? "" : ": " + check.found()));
        }
    }

    private static void row(Table table, String what, Percentiles values, double unit) {
        table.row(what, values.p50() / unit, values.p95() / unit, values.max() / unit, values.count());
    }

    private static String nats(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
