package io.alluvium.learning.optimizer;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All optimizers. */
public final class Optimizers {

    /** The plug point {@code optimizer}. */
    public static final Family<Optimizer> FAMILY = new Family<>(
            "optimizer",
            Optimizer.class,
            List.of(new Variant<>(
                    "adam", new AdamOptimizer.Config(0.01, 0.9, 0.999, 1e-8, 10, 0, 0.3), AdamOptimizer::new)));

    private Optimizers() {}
}
