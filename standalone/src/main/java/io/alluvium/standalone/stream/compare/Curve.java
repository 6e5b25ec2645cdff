package io.alluvium.standalone.stream.compare;

import io.alluvium.standalone.stream.replay.Prequential;
import java.util.List;

/**
 * Prequential loss over the tokens learned, averaged over pieces of the stream with about as many records each, and over
 * the seeds.
 *
 * @param tokens tokens learned at the end of each piece
 * @param served nats per token with the served prompt
 * @param frozen nats per token without a prompt
 */
public record Curve(double[] tokens, double[] served, double[] frozen) {

    private static final int PIECES = 40;

    /** The curve of some seeds. */
    static Curve of(List<Prequential> seeds) {
        int pieces = (int) Math.min(
                PIECES,
                seeds.stream().mapToInt(seed -> seed.tokens().length).min().orElseThrow());
        Curve curve = new Curve(new double[pieces], new double[pieces], new double[pieces]);
        seeds.forEach(seed -> curve.add(seed, seeds.size()));
        return curve;
    }

    private void add(Prequential seed, int seeds) {
        long learned = 0;
        for (int piece = 0; piece < tokens.length; piece++) {
            int records = seed.tokens().length;
            long sum = 0;
            double servedSum = 0;
            double frozenSum = 0;
            int end = (int) ((long) records * (piece + 1) / tokens.length);
            for (int i = (int) ((long) records * piece / tokens.length); i < end; i++) {
                sum += seed.tokens()[i];
                servedSum += seed.served()[i];
                frozenSum += seed.frozen()[i];
            }
            learned += sum;
            tokens[piece] += (double) learned / seeds;
            served[piece] += servedSum / Math.max(1, sum) / seeds;
            frozen[piece] += frozenSum / Math.max(1, sum) / seeds;
        }
    }
}
