package io.alluvium.learning.boundary;

import io.alluvium.learning.state.DetectorState;

/**
 * What a boundary policy made of a batch.
 *
 * @param next the state to go on from
 * @param drift whether a new regime begins with this batch
 */
public record Observation(DetectorState next, boolean drift) {

    static Observation stay(DetectorState next) {
        return new Observation(next, false);
    }

    static Observation boundary() {
        return new Observation(DetectorState.START, true);
    }
}
