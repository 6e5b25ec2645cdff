package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.None;
import io.alluvium.learning.state.DetectorState;

/** The domain is one regime for ever. */
final class NoBoundary implements BoundaryPolicy {

    NoBoundary(None config) {}

    @Override
    public Observation observe(DetectorState state, double loss) {
        return Observation.stay(state);
    }
}
