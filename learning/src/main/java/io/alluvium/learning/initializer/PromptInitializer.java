package io.alluvium.learning.initializer;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;

/** Makes the prompt that a domain starts from. */
public interface PromptInitializer {

    /** The first prompt of a domain. */
    SoftPrompt initial(Backbone backbone, PromptShape shape, SeededRandom random);
}
