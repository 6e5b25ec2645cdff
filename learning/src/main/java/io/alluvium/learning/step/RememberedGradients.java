package io.alluvium.learning.step;

import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.Distillation;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gradients of what is remembered. */
record RememberedGradients(Backbone backbone, ReplayMemory memory, SeededRandom random) {

    /** Those of the loss at a prompt's numbers. */
    MemoryGradient at(SoftPrompt prompt) {
        return windows -> gradient(prompt, memory.draw(windows, random), 1, 0);
    }

    /** Those of the mean squared logit at a prompt's numbers. */
    MemoryGradient ofLogits(SoftPrompt prompt) {
        return windows -> gradient(prompt, memory.draw(windows, random), 0, 1);
    }

    private float @Nullable [] gradient(SoftPrompt prompt, List<int[]> drawn, double loss, double logits) {
        if (drawn.isEmpty()) {
            return null;
        }
        Distillation squares = logits == 0 ? null : Distillation.squaredLogits(drawn.size(), logits);
        return backbone.step(new StepRequest(prompt, TokenBatch.of(drawn), BatchRows.weights(drawn, loss), squares))
                .gradient();
    }
}
