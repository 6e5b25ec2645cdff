package io.alluvium.learning.boundary;

import io.alluvium.learning.state.DetectorState;

/** Decides from the prequential losses of a domain when a new regime begins. */
public interface BoundaryPolicy {

    /** What one more batch means, given everything seen since the last boundary. */
    Observation observe(DetectorState state, double loss);
}
