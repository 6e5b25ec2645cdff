package io.alluvium.learning.tuner;

import io.alluvium.model.PromptShape;
import io.alluvium.model.checkpoint.Gpt2Config;

/** Says which numbers are trained and where they enter the frozen backbone. */
public interface Tuner {

    /** The trainable prompt for a backbone of this shape. */
    PromptShape shape(Gpt2Config backbone);
}
