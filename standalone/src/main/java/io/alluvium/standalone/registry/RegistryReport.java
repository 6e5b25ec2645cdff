package io.alluvium.standalone.registry;

import io.alluvium.standalone.console.Table;
import io.alluvium.standalone.report.Percentiles;
import io.alluvium.standalone.throughput.Spread;
import java.util.List;
import java.util.Locale;

/**
 * The report of a measurement.
 *
 * @param setting how it was measured
 * @param filling how the registry came to know it
 * @param starting how a node starts with all of it
 * @param asked how it answers, by kind of question
 */
public record RegistryReport(Setting setting, Filling filling, Starting starting, List<Asked> asked) {

    /** Copies. */
    public RegistryReport {
        asked = List.copyOf(asked);
    }

    /**
     * How it was measured.
     *
     * @param domains how many domains
     * @param versions how many versions in all
     * @param questions how often each question was asked
     * @param seed what chose what was asked for
     * @param java the runtime
     */
    public record Setting(int domains, long versions, int questions, long seed, String java) {}

    /**
     * How versions came in.
     *
     * @param seconds from the first proposal until the node answered for the last
     * @param versionsPerSecond versions judged and published in a second
     */
    public record Filling(double seconds, double versionsPerSecond) {}

    /**
     * How a node starts.
     *
     * @param seconds from the start of its process until it is ready
     * @param residentMebibytes memory of the process after the last start
     */
    public record Starting(Spread seconds, double residentMebibytes) {}

    /**
     * How a kind of question was answered.
     *
     * @param question the kind
     * @param rows how many entries the last answer had
     * @param millis from a question to the last byte of its answer
     */
    public record Asked(String question, int rows, Percentiles millis) {}

    /** The report for people. */
    public String text() {
        Table table = new Table("question", "rows", "p50 ms", "p95 ms", "most ms");
        asked.forEach(each -> table.row(
                each.question(),
                each.rows(),
                each.millis().p50(),
                each.millis().p95(),
                each.millis().max()));
        return String.format(
                        Locale.ROOT,
                        "%d versions in %d domains%n"
                                + "judged and published in %.1f s: %.0f versions/s%n"
                                + "start of a node: %.1f s (%.1f to %.1f), then %.0f MiB resident%n%n",
                        setting.versions(),
                        setting.domains(),
                        filling.seconds(),
                        filling.versionsPerSecond(),
                        starting.seconds().median(),
                        starting.seconds().least(),
                        starting.seconds().most(),
                        starting.residentMebibytes())
                + table;
    }
}
