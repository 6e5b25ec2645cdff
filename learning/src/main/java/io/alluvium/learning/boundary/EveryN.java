package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.Checks;
import io.alluvium.learning.state.DetectorState;

/** A boundary after every n batches, whatever the losses say: for streams of known stages, and as a control. */
final class EveryN implements BoundaryPolicy {

    private final Config config;

    EveryN(Config config) {
        this.config = config;
    }

    @Override
    public Observation observe(Past past, SeenBatch batch) {
        DetectorState state = past.detector();
        return state.observed() >= config.batches()
                ? new Observation(DetectorState.START.counted(), null, true)
                : Observation.stay(state.counted());
    }

    /** {@code batches}: length of a regime. */
    record Config(int batches) {
        Config {
            Checks.atLeast("batches", batches, 1);
        }
    }
}
