package io.alluvium.learning.metric;

import java.util.OptionalLong;

/**
 * How the loss on a held-out set fell while its regime was learned.
 *
 * @param records records learned before each measurement, from 0 upwards
 * @param losses what was measured then, in nats per token
 */
public record Approach(long[] records, double[] losses) {

    /** Checks that the parts pair up. */
    public Approach {
        if (records.length == 0 || records.length != losses.length) {
            throw new IllegalArgumentException("Losses were measured " + losses.length + " times, after "
                    + records.length + " counts of records; there must be as many, and one at least");
        }
    }

    /** The records after which the loss was first measured to be so low. */
    public OptionalLong recordsTo(double loss) {
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] <= loss) {
                return OptionalLong.of(records[i]);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Savings when the regime returns: {@code 1 - (records to re-reach the old loss) / (records the first time)}. The old
     * loss is the last one of this time; where it is not reached again all records of that time are counted, so that the
     * true savings are lower still. Nothing where nothing had to be learned at first.
     */
    public Savings savings(Approach again) {
        double old = losses[losses.length - 1];
        long first = recordsTo(old).orElseThrow();
        OptionalLong reached = again.recordsTo(old);
        long second = reached.orElse(again.records[again.records.length - 1]);
        return new Savings(first, second, reached.isPresent(), first == 0 ? null : 1 - (double) second / first);
    }
}
