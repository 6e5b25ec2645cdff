package io.alluvium.learning.gradient;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All gradient rules. */
public final class GradientRules {

    /** The plug point {@code gradient}. */
    public static final Family<GradientRule> FAMILY = new Family<>(
            "gradient",
            GradientRule.class,
            List.of(
                    new Variant<>("clip", new ClippedGradient.Config(1), ClippedGradient::new),
                    new Variant<>("a-gem", new AveragedGradient.Config(16, 1), AveragedGradient::new),
                    new Variant<>("pass", new None(), PlainGradient::new)));

    private GradientRules() {}
}
