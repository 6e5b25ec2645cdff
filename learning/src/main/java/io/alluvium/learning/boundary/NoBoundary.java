package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.None;

/** The domain is one regime for ever. */
final class NoBoundary implements BoundaryPolicy {

    NoBoundary(None config) {}

    @Override
    public Observation observe(Past past, SeenBatch batch) {
        return Observation.stay(past.detector());
    }
}
