package io.alluvium.standalone.throughput;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured on a state of that many domains.
 *
 * @param domains how many domains have a ledger, and how many texts are remembered before the first round
 * @param establishing the lap of the full path in which each domain came for the first time
 * @param rounds the measured rounds
 * @param fullPath records per second through the full path
 * @param bareStream records per second through the bare stream
 * @param bareLoop records per second through the bare loop
 * @param ratio full path to bare loop, round by round
 * @param streamRatio bare stream to bare loop, round by round: the most that Kafka Streams lets ingest reach
 * @param cpuRatio the same for the computing time: how much of the full path's a bare loop would need
 * @param microsPerRecord elapsed time for each record through the full path
 */
public record DomainsResult(
        int domains,
        Lap establishing,
        List<Round> rounds,
        Spread fullPath,
        Spread bareStream,
        Spread bareLoop,
        Spread ratio,
        Spread streamRatio,
        Spread cpuRatio,
        Spread microsPerRecord) {

    /**
     * All contestants on the same records, one after the other.
     *
     * @param fullPath ingest as it ships
     * @param bareStream parsing and writing by Kafka Streams
     * @param bareLoop the yardstick
     */
    public record Round(Lap fullPath, Lap bareStream, Lap bareLoop) {

        private boolean exact() {
            return Stream.of(fullPath, bareStream, bareLoop)
                    .allMatch(lap -> lap.counts().exact());
        }
    }

    static DomainsResult of(int domains, Lap establishing, List<Round> rounds) {
        return new DomainsResult(
                domains,
                establishing,
                List.copyOf(rounds),
                spread(rounds, round -> round.fullPath().recordsPerSecond()),
                spread(rounds, round -> round.bareStream().recordsPerSecond()),
                spread(rounds, round -> round.bareLoop().recordsPerSecond()),
                spread(
                        rounds,
                        round -> round.fullPath().recordsPerSecond()
                                / round.bareLoop().recordsPerSecond()),
                spread(
                        rounds,
                        round -> round.bareStream().recordsPerSecond()
                                / round.bareLoop().recordsPerSecond()),
                spread(
                        rounds,
                        round -> round.bareLoop().cpuMicrosPerRecord()
                                / round.fullPath().cpuMicrosPerRecord()),
                spread(rounds, round -> 1e6 / round.fullPath().recordsPerSecond()));
    }

    /** Whether every document came out once, everywhere. */
    public boolean exact() {
        return establishing.counts().exact() && rounds.stream().allMatch(Round::exact);
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> measure) {
        return Spread.of(rounds.stream().mapToDouble(measure).boxed().toList());
    }
}
