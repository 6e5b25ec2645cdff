package io.alluvium.learning.boundary;

import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.TextStatistics;
import org.jspecify.annotations.Nullable;

/** Decides from the batches of a domain when a new regime begins. */
public interface BoundaryPolicy {

    /** What one more batch means, given everything seen since the last boundary. */
    Observation observe(Past past, SeenBatch batch);

    /** Whether the text's source says which regime it is of, and losses decide nothing. */
    default boolean told() {
        return false;
    }

    /** Whether a regime that has ended may return as the same. */
    default boolean returns() {
        return false;
    }

    /**
     * What it made of the batches before.
     *
     * @param detector since the last boundary
     * @param texts what it knows of the regime's texts; null before the first
     */
    record Past(DetectorState detector, @Nullable TextStatistics texts) {}
}
