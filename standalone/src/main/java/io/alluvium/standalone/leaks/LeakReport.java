package io.alluvium.standalone.leaks;

import io.alluvium.standalone.console.Table;
import java.util.List;
import java.util.Locale;

/**
 * The report.
 *
 * @param model the model's name
 * @param precision number format
 * @param steps training steps after the warm-up
 * @param requests requests after the warm-up
 * @param samples memory after the warm-up and on the way
 * @param growthMebibytes from the first sample to the last
 * @param boundMebibytes by how much it might grow
 * @param scopesClosed whether no call held native memory at the end
 * @param seed what chose texts and prompts
 */
public record LeakReport(
        String model,
        String precision,
        long steps,
        long requests,
        List<Sample> samples,
        double growthMebibytes,
        int boundMebibytes,
        boolean scopesClosed,
        long seed) {

    /**
     * Memory at one moment.
     *
     * @param steps training steps since the warm-up
     * @param requests requests since the warm-up
     * @param memory what the process held
     */
    public record Sample(long steps, long requests, Resident memory) {}

    /** Whether the memory stayed steady. */
    public boolean steady() {
        return scopesClosed && growthMebibytes <= boundMebibytes;
    }

    /** The report for people. */
    public String text() {
        Table table = new Table("steps", "requests", "resident MiB", "heap MiB");
        for (Sample each : samples) {
            table.row(
                    each.steps(),
                    each.requests(),
                    String.format(Locale.ROOT, "%.1f", each.memory().resident()),
                    String.format(Locale.ROOT, "%.1f", each.memory().heap()));
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%n%s: grown by %.1f MiB (at most %d); %s%n",
                        steady() ? "Steady" : "NOT STEADY",
                        growthMebibytes,
                        boundMebibytes,
                        scopesClosed ? "every native scope is closed" : "A NATIVE SCOPE IS STILL OPEN");
    }
}
