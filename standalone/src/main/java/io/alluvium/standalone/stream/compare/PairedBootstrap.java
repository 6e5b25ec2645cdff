package io.alluvium.standalone.stream.compare;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.standalone.stream.replay.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The paired bootstrap over documents (Efron and Tibshirani 1993): in each resample the documents of every seed and group
 * are drawn anew with replacement, the same ones for both recipes, and the difference of their numbers, averaged over the
 * seeds, is taken. Seeds are not resampled: the interval is that of other documents, not of other orders.
 */
public final class PairedBootstrap {

    private static final double TAIL = 0.025;

    private final int resamples;
    private final long seed;

    /** So many resamples, drawn with a seed. */
    public PairedBootstrap(int resamples, long seed) {
        if (resamples < 1) {
            throw new IllegalArgumentException("--resamples must be at least 1, but is " + resamples);
        }
        this.resamples = resamples;
        this.seed = seed;
    }

    /** The difference of within-domain drift forgetting, one recipe's less the other's; a run of each for each seed. */
    public Interval driftForgetting(List<RunResult> one, List<RunResult> other) {
        return interval(Measure.DRIFT_FORGETTING, one, other);
    }

    /** The difference of prequential loss. */
    public Interval prequential(List<RunResult> one, List<RunResult> other) {
        return interval(Measure.PREQUENTIAL, one, other);
    }

    private Interval interval(Measure measure, List<RunResult> one, List<RunResult> other) {
        requirePairs(measure, one, other);
        SeededRandom random = SeededRandom.of(seed, measure.name());
        double whole = 0;
        double[] drawn = new double[resamples];
        for (int run = 0; run < one.size(); run++) {
            RunResult mine = one.get(run);
            RunResult theirs = other.get(run);
            long[][] groups = measure.tokens(mine);
            int[][] all = Arrays.stream(groups)
                    .map(group -> IntStream.range(0, group.length).toArray())
                    .toArray(int[][]::new);
            whole += (measure.value(mine, all) - measure.value(theirs, all)) / one.size();
            for (int i = 0; i < resamples; i++) {
                int[][] documents = draw(groups, random);
                drawn[i] += (measure.value(mine, documents) - measure.value(theirs, documents)) / one.size();
            }
        }
        Arrays.sort(drawn);
        int low = (int) Math.floor(TAIL * resamples);
        return new Interval(whole, drawn[low], drawn[resamples - 1 - low]);
    }

    private static int[][] draw(long[][] groups, SeededRandom random) {
        int[][] documents = new int[groups.length][];
        for (int group = 0; group < groups.length; group++) {
            documents[group] = new int[groups[group].length];
            for (int i = 0; i < documents[group].length; i++) {
                documents[group][i] = random.nextInt(documents[group].length);
            }
        }
        return documents;
    }

    private static void requirePairs(Measure measure, List<RunResult> one, List<RunResult> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            if (one.size() != other.size()
                    || !Arrays.deepEquals(measure.tokens(one.get(i)), measure.tokens(other.get(i)))) {
                throw new IllegalArgumentException("Two recipes are compared that did not see the same documents; "
                        + measure + " cannot be paired");
            }
        }
    }
}
