package io.alluvium.learning.step;

import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;

/** Gradients of what is remembered. */
record RememberedGradients(Backbone backbone, ReplayMemory memory, SeededRandom random) {

    /** Those at a prompt's numbers. */
    MemoryGradient at(SoftPrompt prompt) {
        return windows -> {
            List<int[]> drawn = memory.draw(windows, random);
            return drawn.isEmpty()
                    ? null
                    : backbone.step(new StepRequest(prompt, TokenBatch.of(drawn), BatchRows.weights(drawn, 1), null))
                            .gradient();
        };
    }
}
