package io.alluvium.learning.loss;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All loss terms. */
public final class Losses {

    /** The plug point {@code losses}; a recipe lists several. */
    public static final Family<LossTerm> FAMILY = new Family<>(
            "losses",
            LossTerm.class,
            List.of(
                    new Variant<>("cross-entropy", new CrossEntropy.Config(1, 1), CrossEntropy::new),
                    new Variant<>(
                            "gated-logit-distillation",
                            new GatedLogitDistillation.Config(1, 2, true, 0, false, TaughtRows.BOTH),
                            GatedLogitDistillation::new),
                    new Variant<>("logit-matching", new LogitMatching.Config(1), LogitMatching::new),
                    new Variant<>("recalled-logits", new RecalledLogits.Config(0.5, 8, 10), RecalledLogits::new)));

    private Losses() {}
}
