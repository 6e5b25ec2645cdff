package io.alluvium.standalone.throughput;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured on a state of that many domains.
 *
 * @param domains how many domains have a ledger, and how many texts are remembered before the first round
 * @param establishing the lap of the full path in which each domain came for the first time
 * @param rounds the measured rounds
 * @param fullPath records per second through the full path
 * @param bareLoop records per second through the bare loop
 * @param ratio full path to bare loop, round by round
 * @param cpuRatio the same for the computing time: how much of the full path's a bare loop would need
 * @param microsPerRecord elapsed time for each record through the full path
 */
public record DomainsResult(
        int domains,
        Lap establishing,
        List<Round> rounds,
        Spread fullPath,
        Spread bareLoop,
        Spread ratio,
        Spread cpuRatio,
        Spread microsPerRecord) {

    /**
     * Both contestants on the same records, one after the other.
     *
     * @param fullPath ingest as it ships
     * @param bareLoop the yardstick
     */
    public record Round(Lap fullPath, Lap bareLoop) {}

    static DomainsResult of(int domains, Lap establishing, List<Round> rounds) {
        return new DomainsResult(
                domains,
                establishing,
                List.copyOf(rounds),
                spread(rounds, round -> round.fullPath().recordsPerSecond()),
                spread(rounds, round -> round.bareLoop().recordsPerSecond()),
                spread(
                        rounds,
                        round -> round.fullPath().recordsPerSecond()
                                / round.bareLoop().recordsPerSecond()),
                spread(
                        rounds,
                        round -> round.bareLoop().cpuMicrosPerRecord()
                                / round.fullPath().cpuMicrosPerRecord()),
                spread(rounds, round -> 1e6 / round.fullPath().recordsPerSecond()));
    }

    /** Whether every document came out once, everywhere. */
    public boolean exact() {
        return establishing.counts().exact()
                && rounds.stream()
                        .allMatch(round -> round.fullPath().counts().exact()
                                && round.bareLoop().counts().exact());
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> measure) {
        return Spread.of(rounds.stream().mapToDouble(measure).boxed().toList());
    }
}
