package io.alluvium.learning.boundary;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All boundary policies. */
public final class Boundaries {

    /** The plug point {@code boundary}. */
    public static final Family<BoundaryPolicy> FAMILY = new Family<>(
            "boundary",
            BoundaryPolicy.class,
            List.of(
                    new Variant<>("none", new None(), NoBoundary::new),
                    new Variant<>("every-n", new EveryN.Config(100), EveryN::new),
                    new Variant<>("page-hinkley", new PageHinkley.Config(0.1, 1, 10, 0.9), PageHinkley::new),
                    new Variant<>("text-shift", new TextShift.Config(48, 64, 2.5, 1e-3), TextShift::new),
                    new Variant<>("told", new ToldRegime.Config(true), ToldRegime::new)));

    private Boundaries() {}
}
