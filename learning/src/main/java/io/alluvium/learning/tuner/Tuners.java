package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All tuners. */
public final class Tuners {

    /** The plug point {@code tuner}. */
    public static final Family<Tuner> FAMILY = new Family<>(
            "tuner",
            Tuner.class,
            List.of(
                    new Variant<>("prefix", new PrefixTuner.Config(16), PrefixTuner::new),
                    new Variant<>("prompt", new PromptTuner.Config(16), PromptTuner::new),
                    new Variant<>("low-rank", new LowRankTuner.Config(4, 8, List.of()), LowRankTuner::new),
                    new Variant<>("layer-norm", new None(), config -> new NormTuner()),
                    new Variant<>("adapter", new BottleneckTuner.Config(16), BottleneckTuner::new),
                    new Variant<>("compacter", new CompacterTuner.Config(16, 4), CompacterTuner::new)));

    private Tuners() {}
}
