package io.alluvium.learning.consolidation;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All consolidations. */
public final class Consolidations {

    /** The plug point {@code consolidation}. */
    public static final Family<Consolidation> FAMILY = new Family<>(
            "consolidation",
            Consolidation.class,
            List.of(
                    new Variant<>("none", new None(), NoConsolidation::new),
                    new Variant<>("l2-anchor", new L2Anchor.Config(0.01), L2Anchor::new),
                    new Variant<>("ewc", new ElasticWeights.Config(1, 1, 64), ElasticWeights::new),
                    new Variant<>("mas", new MemoryAwareSynapses.Config(1, 0.5, 64), MemoryAwareSynapses::new)));

    private Consolidations() {}
}
