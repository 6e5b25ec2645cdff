package io.alluvium.standalone.throughput;

import io.alluvium.standalone.console.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report of a measurement.
 *
 * @param setting what was measured, and on what
 * @param results one for each number of domains
 * @param exact whether every document came out once, everywhere
 * @param costSpread the largest median cost of a record by the smallest, over the numbers of domains; 1 is flat
 */
public record ThroughputReport(Setting setting, List<DomainsResult> results, boolean exact, double costSpread) {

    /**
     * What was measured, and on what.
     *
     * @param records records in each round
     * @param valueBytes mean size of a record's value
     * @param seed what chose texts and domains
     * @param processors processors that this process may use
     * @param java the runtime
     * @param clients what all sides' clients run with, as far as it matters here
     */
    public record Setting(
            int records, double valueBytes, long seed, int processors, String java, Map<String, String> clients) {}

    static ThroughputReport of(Setting setting, List<DomainsResult> results) {
        Spread costs = Spread.of(results.stream()
                .map(result -> result.microsPerRecord().median())
                .toList());
        return new ThroughputReport(
                setting,
                List.copyOf(results),
                results.stream().allMatch(DomainsResult::exact),
                costs.most() / costs.least());
    }

    /** The report for people. */
    public String text() {
        Table table = new Table(
                "domains",
                "full path/s",
                "of loop",
                "least",
                "most",
                "remembering/s",
                "of loop",
                "stream/s",
                "of loop",
                "loop/s",
                "us/record",
                "us/first");
        for (DomainsResult each : results) {
            table.row(
                    each.domains(),
                    Math.round(each.fullPath().median()),
                    each.ratio().median(),
                    each.ratio().least(),
                    each.ratio().most(),
                    Math.round(each.rememberingStream().median()),
                    each.rememberingRatio().median(),
                    Math.round(each.bareStream().median()),
                    each.streamRatio().median(),
                    Math.round(each.bareLoop().median()),
                    each.microsPerRecord().median(),
                    1e6 / each.establishing().recordsPerSecond());
        }
        DomainsResult last = results.get(results.size() - 1);
        DomainsResult.Round round = last.rounds().get(last.rounds().size() - 1);
        return String.format(
                        Locale.ROOT,
                        "%d records a round, %.0f bytes each, on %d processors; all in turns on the same records%n%n",
                        setting.records(),
                        setting.valueBytes(),
                        setting.processors())
                + table
                + "\nWritten for each record, the full path: "
                + written(round.fullPath())
                + "\nWritten for each record, the remembering stream: "
                + written(round.rememberingStream())
                + "\nWritten for each record, the bare loop: "
                + written(round.bareLoop())
                + (exact
                        ? "\nEvery document came out once."
                        : "\nNOT every document came out once; see the counts in the report.");
    }

    private static String written(Lap lap) {
        return lap.writtenPerRecord().entrySet().stream()
                .filter(entry -> entry.getValue().bytes() >= 1)
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.2f (%.0f bytes)",
                        entry.getKey(),
                        entry.getValue().records(),
                        entry.getValue().bytes()))
                .collect(Collectors.joining(", "));
    }
}
