package io.alluvium.learning.tuner;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;

/** Says which numbers are trained and where they enter the frozen backbone. */
public interface Tuner {

    /** The trainable prompt for a backbone of this shape. */
    PromptShape shape(Architecture backbone);
}
