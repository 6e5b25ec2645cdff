package io.alluvium.standalone.fuzz;

import io.alluvium.standalone.console.Table;
import java.util.Locale;

/** A report for people. */
public final class FuzzText {

    private FuzzText() {}

    /** The table of targets, and the findings below it. */
    public static String of(FuzzReport report) {
        Table table =
                new Table("target", "cases", "accepted", "refused", "findings", "seconds", "slowest ms", "most KiB");
        for (TargetResult each : report.targets()) {
            table.row(
                    each.target(),
                    each.counts().run(),
                    each.counts().accepted(),
                    each.counts().refused(),
                    each.counts().found(),
                    each.seconds(),
                    each.slowestMillis(),
                    each.mostBytes() >> 10);
        }
        StringBuilder text = new StringBuilder(table.toString());
        for (Finding each : report.findings()) {
            text.append('\n')
                    .append(each.kind())
                    .append(" in ")
                    .append(each.target())
                    .append(" (")
                    .append(each.times())
                    .append(" times): ")
                    .append(each.what())
                    .append("\n  ")
                    .append(each.again());
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d cases with seed %d: %s%n",
                report.cases(),
                report.seed(),
                report.findings().isEmpty()
                        ? "nothing found"
                        : report.findings().size() + " findings"));
        return text.toString();
    }
}
