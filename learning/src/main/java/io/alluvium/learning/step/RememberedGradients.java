package io.alluvium.learning.step;

import io.alluvium.learning.composer.Composed;
import io.alluvium.learning.gradient.MemoryGradient;
import io.alluvium.learning.loss.BatchRows;
import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.Backbone;
import io.alluvium.model.Distillation;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gradients of what is remembered. */
record RememberedGradients(Backbone backbone, PromptReader reader, ReplayMemory memory, SeededRandom random) {

    /** Those of the loss at numbers of the present regime. */
    MemoryGradient at(float... numbers) {
        return windows -> gradient(numbers, memory.draw(windows, random), 1, 0);
    }

    /** Those of the mean squared logit at numbers of the present regime. */
    MemoryGradient ofLogits(float... numbers) {
        return windows -> gradient(numbers, memory.draw(windows, random), 0, 1);
    }

    private float @Nullable [] gradient(float[] numbers, List<int[]> drawn, double loss, double logits) {
        Composed composed = reader.compose(numbers, reader.queries(drawn));
        if (drawn.isEmpty() || composed.prompt() == null) {
            return null;
        }
        Distillation squares = logits == 0 ? null : Distillation.squaredLogits(drawn.size(), logits);
        StepRequest request =
                new StepRequest(composed.prompt(), TokenBatch.of(drawn), BatchRows.weights(drawn, loss), squares);
        return composed.back().apply(backbone.step(request).gradient());
    }
}
