package io.alluvium.standalone.train;

import io.alluvium.model.Precision;
import io.alluvium.standalone.throughput.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * What Alluvium's own training reached in one case.
 *
 * @param precision number format of its matrix products
 * @param tokensPerSecond tokens whose loss was trained, by the time of whole steps
 * @param stepMillis time of a whole step
 * @param optimizerShare the optimizer's share of that time
 * @param ceilingGigaflops what the machine's matrix products reached meanwhile, with the same precision and threads
 * @param fraction of that ceiling: {@code flopPerToken * tokensPerSecond / ceiling}, round by round
 * @param firstLoss mean loss of the first batch with the first prompt
 */
public record OwnResult(
        Precision precision,
        Spread tokensPerSecond,
        Spread stepMillis,
        Spread optimizerShare,
        Spread ceilingGigaflops,
        Spread fraction,
        double firstLoss) {

    private static final double GIGA = 1e9;
    private static final double MILLIS = 1e3;

    /**
     * One round.
     *
     * @param turn what training took
     * @param ceiling operations per second of the products alone
     */
    record Round(Turn turn, double ceiling) {}

    static OwnResult of(Case measured, Precision precision, double firstLoss, List<Round> rounds) {
        List<Double> tokens = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Double> ceilings = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        double flop = StepWork.parts(measured).stream()
                .mapToDouble(StepWork.Part::flop)
                .sum();
        for (Round round : rounds) {
            double seconds = round.turn().seconds();
            tokens.add(measured.tokens() / seconds);
            millis.add(seconds * MILLIS);
            shares.add(round.turn().optimizerSeconds() / seconds);
            ceilings.add(round.ceiling() / GIGA);
            fractions.add(flop / seconds / round.ceiling());
        }
        return new OwnResult(
                precision,
                Spread.of(tokens),
                Spread.of(millis),
                Spread.of(shares),
                Spread.of(ceilings),
                Spread.of(fractions),
                firstLoss);
    }
}
