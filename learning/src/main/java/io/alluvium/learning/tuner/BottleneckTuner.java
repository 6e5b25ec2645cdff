package io.alluvium.learning.tuner;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TunerShapes;

/**
 * Adapters (Houlsby et al. 2019): {@code h + W2 gelu(W1 h + b1) + b2} after attention and feed-forward of every layer.
 * The matrices start near zero, so training starts near the frozen model.
 */
final class BottleneckTuner implements Tuner {

    private final Config config;

    BottleneckTuner(Config config) {
        this.config = config;
    }

    @Override
    public PromptShape shape(Architecture backbone) {
        return TunerShapes.adapter(backbone, config.bottleneck());
    }

    /** {@code bottleneck}: numbers between the two matrices. */
    record Config(int bottleneck) {
        Config {
            Checks.between("bottleneck", bottleneck, 1, 4096);
        }
    }
}
