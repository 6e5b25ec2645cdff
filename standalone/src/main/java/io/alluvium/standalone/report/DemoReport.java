package io.alluvium.standalone.report;

import io.alluvium.learning.metric.LossMatrix;
import io.alluvium.learning.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What the demo found.
 *
 * @param seconds how long streaming and learning took
 * @param totalSeconds how long everything took, from the first record to the last measurement
 * @param domains the domains in the order of their streams
 * @param losses loss on held-out text, nats per token: a row per stage (one more domain was learned), a column per domain
 *     in the order of their stages
 * @param metrics what papers report of the losses: AP, AP+, BWT, forgetting, plasticity
 * @param freshness how soon records were known
 * @param serving what was answered meanwhile
 * @param checks what must hold, and whether it does
 */
public record DemoReport(
        double seconds,
        double totalSeconds,
        List<DomainReport> domains,
        List<List<Double>> losses,
        SortedMap<String, Double> metrics,
        Freshness freshness,
        Serving serving,
        List<Check> checks) {

    private static final int LEAST_CHANGES = 3;

    /** Puts the parts together and checks them. */
    public static DemoReport of(Duration duration, Learned learned, Freshness freshness, Serving serving) {
        return new DemoReport(
                duration.streaming(),
                duration.all(),
                learned.domains(),
                learned.losses().rows(),
                Metrics.report(learned.losses()),
                freshness,
                serving,
                checks(learned.domains(), serving));
    }

    /**
     * What was learned.
     *
     * @param domains each domain
     * @param losses stage by stage
     */
    public record Learned(List<DomainReport> domains, LossMatrix losses) {}

    /**
     * How long it took.
     *
     * @param streaming seconds until the last version was live
     * @param all seconds until the last measurement
     */
    public record Duration(double streaming, double all) {}

    /** Whether every check holds. */
    public boolean passed() {
        return checks.stream().allMatch(Check::holds);
    }

    private static List<Check> checks(List<DomainReport> domains, Serving serving) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "requests were answered while records streamed, and none failed",
                serving.completions() > 0 && serving.errors() == 0,
                serving.completions() + " answers, " + serving.errors() + " errors " + serving.errorSamples()));
        checks.add(new Check(
                "every answer's digest was live at that time",
                serving.notLive() == 0,
                serving.notLive() + " answers were not"));
        checks.add(new Check(
                "answers changed their version while records streamed",
                serving.versionChanges() >= LEAST_CHANGES,
                serving.versionChanges() + " changes, at least " + LEAST_CHANGES + " expected"));
        for (DomainReport domain : domains) {
            checks.add(new Check(
                    domain.domain() + ": each record was accepted, refused or dropped as a duplicate, and learned once",
                    domain.records().complete(),
                    domain.records().toString()));
            checks.add(new Check(
                    domain.domain() + ": the live prompt foresees held-out text better than the frozen model",
                    !domain.heldOut().isEmpty() && domain.heldOut().stream().allMatch(regime -> regime.change() < 0),
                    domain.heldOut().stream()
                            .map(regime -> String.format(java.util.Locale.ROOT, "%+.1f%%", 100 * regime.change()))
                            .toList()
                            .toString()));
        }
        return checks;
    }
}
