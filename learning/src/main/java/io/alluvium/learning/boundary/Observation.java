package io.alluvium.learning.boundary;

import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.TextStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What a boundary policy made of a batch.
 *
 * @param next the state to go on from
 * @param texts what it knows of the regime's texts; null where it looks at none
 * @param drift whether a new regime begins with this batch
 */
public record Observation(DetectorState next, @Nullable TextStatistics texts, boolean drift) {

    static Observation stay(DetectorState next) {
        return new Observation(next, null, false);
    }

    static Observation boundary() {
        return new Observation(DetectorState.START, null, true);
    }
}
