package io.alluvium.learning.tuner;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TunerShapes;

/** LN-tuning (Qi et al. 2022): gain and bias of every norm, from the model's own. A few numbers for each layer. */
final class NormTuner implements Tuner {

    @Override
    public PromptShape shape(Architecture backbone) {
        return TunerShapes.layerNorms(backbone);
    }
}
