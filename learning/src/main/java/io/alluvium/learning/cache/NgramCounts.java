package io.alluvium.learning.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often tokens, and tokens after tokens, came in learned text; the longer ago, the less it counts. */
final class NgramCounts {

    static final NgramCounts EMPTY = new NgramCounts(List.of(), 1);

    private final Map<Integer, Double> tokens = new HashMap<>();
    private final Map<Integer, Double> followed = new HashMap<>();
    private final Map<Long, Double> pairs = new HashMap<>();
    private double all;

    /** Counts of the targets of windows, each next older target counting {@code decay} times as much. */
    NgramCounts(List<int[]> learned, double decay) {
        double weight = 1;
        for (int at = learned.size() - 1; at >= 0; at--) {
            int[] window = learned.get(at);
            for (int i = window.length - 1; i > 0 && weight > 0; i--) {
                tokens.merge(window[i], weight, Double::sum);
                followed.merge(window[i - 1], weight, Double::sum);
                pairs.merge(pair(window[i - 1], window[i]), weight, Double::sum);
                all += weight;
                weight *= decay;
            }
        }
    }

    private static long pair(int before, int token) {
        return (long) before << Integer.SIZE | token;
    }

    /** The share of a token: among those after the same one by {@code pairShare}, among all by the rest. */
    double share(int before, int token, double pairShare) {
        double alone = tokens.getOrDefault(token, 0.0) / all;
        Double after = followed.get(before);
        return after == null
                ? alone
                : pairShare * pairs.getOrDefault(pair(before, token), 0.0) / after + (1 - pairShare) * alone;
    }

    /** The model by {@code 1 - share}, and the counts by {@code share}; without counts the model alone. */
    TokenCache.Mixture mixture(double share, double pairShare) {
        return (window, losses) -> {
            double sum = 0;
            for (int i = 0; i < losses.length; i++) {
                sum += all == 0
                        ? losses[i]
                        : -StrictMath.log((1 - share) * StrictMath.exp(-losses[i])
                                + share * share(window[i], window[i + 1], pairShare));
            }
            return sum;
        };
    }
}
