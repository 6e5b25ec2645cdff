package io.alluvium.standalone.throughput;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured on a state of that many domains.
 *
 * @param domains how many domains have a ledger, and how many texts are remembered before the first round
 * @param establishing the lap of the full path in which each domain came for the first time
 * @param rounds the measured rounds
 * @param fullPath records per second through the full path
 * @param rememberingStream records per second through the remembering stream
 * @param bareStream records per second through the bare stream
 * @param bareLoop records per second through the bare loop
 * @param ratio full path to bare loop, round by round
 * @param rememberingRatio remembering stream to bare loop, round by round: the most that is left to any program of Kafka
 *     Streams that remembers each text
 * @param streamRatio bare stream to bare loop, round by round: the most that is left to any program of Kafka Streams
 * @param cpuRatio the same for the computing time: how much of the full path's a bare loop would need
 * @param microsPerRecord elapsed time for each record through the full path
 */
public record DomainsResult(
        int domains,
        Lap establishing,
        List<Round> rounds,
        Spread fullPath,
        Spread rememberingStream,
        Spread bareStream,
        Spread bareLoop,
        Spread ratio,
        Spread rememberingRatio,
        Spread streamRatio,
        Spread cpuRatio,
        Spread microsPerRecord) {

    /**
     * All contestants on the same records, one after the other.
     *
     * @param fullPath ingest as it ships
     * @param rememberingStream the same as the bare stream, with a memory of texts
     * @param bareStream parsing and writing by Kafka Streams
     * @param bareLoop the yardstick
     */
    public record Round(Lap fullPath, Lap rememberingStream, Lap bareStream, Lap bareLoop) {

        private boolean exact() {
            return Stream.of(fullPath, rememberingStream, bareStream, bareLoop)
                    .allMatch(lap -> lap.counts().exact());
        }
    }

    static DomainsResult of(int domains, Lap establishing, List<Round> rounds) {
        return new DomainsResult(
                domains,
                establishing,
                List.copyOf(rounds),
                speed(rounds, Round::fullPath),
                speed(rounds, Round::rememberingStream),
                speed(rounds, Round::bareStream),
                speed(rounds, Round::bareLoop),
                ofLoop(rounds, Round::fullPath),
                ofLoop(rounds, Round::rememberingStream),
                ofLoop(rounds, Round::bareStream),
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

    private static Spread speed(List<Round> rounds, Function<Round, Lap> side) {
        return spread(rounds, round -> side.apply(round).recordsPerSecond());
    }

    private static Spread ofLoop(List<Round> rounds, Function<Round, Lap> side) {
        return spread(
                rounds,
                round -> side.apply(round).recordsPerSecond() / round.bareLoop().recordsPerSecond());
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> measure) {
        return Spread.of(rounds.stream().mapToDouble(measure).boxed().toList());
    }
}
