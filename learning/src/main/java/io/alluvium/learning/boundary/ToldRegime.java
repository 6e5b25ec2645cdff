package io.alluvium.learning.boundary;

/**
 * The text's source says which regime it is of. An oracle: for streams whose regimes are known, and as the best that any
 * detector could do. Text of which nobody says anything stays in the regime that the domain is in, so that without any word
 * the domain is one regime for ever.
 */
final class ToldRegime implements BoundaryPolicy {

    private final Config config;

    ToldRegime(Config config) {
        this.config = config;
    }

    @Override
    public Observation observe(Past past, SeenBatch batch) {
        return Observation.stay(past.detector().counted());
    }

    @Override
    public boolean told() {
        return true;
    }

    @Override
    public boolean returns() {
        return config.returning();
    }

    /** {@code returning}: whether a name that came before means the old regime; otherwise each change begins a new one. */
    record Config(boolean returning) {}
}
