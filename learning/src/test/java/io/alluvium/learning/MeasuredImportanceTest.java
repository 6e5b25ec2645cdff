package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.model.Distillation;
import io.alluvium.model.StepRequest;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consolidation holds is measured on what is remembered, at the prompt that was served. */
class MeasuredImportanceTest extends TinyBackboneTest {

    @ParameterizedTest
    @ValueSource(strings = {"mas", "ewc"})
    void shouldMeasureImportanceOnRememberedText(String name) {
        // Given: one remembered window when the first regime ends
        Recipe recipe = TinyDomain.recipe(name)
                .with("batch.records", 1)
                .with("batch.window", 60)
                .with("boundary", Map.of("name", "every-n", "batches", 1));
        DomainLearner learner = DomainLearner.create(backbone, recipe, "rivers", 1);
        learner.offer(TinyDomain.river(0));
        SoftPrompt served = learner.served();
        int[] window = StateTable.restore(learner.state())
                .get(Names.memory(0), MemorySlot.class)
                .tokens();

        // When
        learner.offer(TinyDomain.river(1));

        // Then
        StateTable state = StateTable.restore(learner.state());
        float[] importance = state.get(Names.IMPORTANCE, Tensor.class).values();
        float[] gradient = gradient(served, window, name.equals("mas"));
        assertThat(state.get(Names.ANCHOR, Tensor.class).values()).isEqualTo(served.values());
        for (int i = 0; i < gradient.length; i++) {
            double expected = name.equals("mas") ? Math.abs(gradient[i]) : gradient[i] * gradient[i];
            assertThat((double) importance[i]).isCloseTo(expected, within(1e-6 + 1e-4 * expected));
        }
    }

    private static float[] gradient(SoftPrompt served, int[] window, boolean ofLogits) {
        float[][] weights = new float[1][window.length - 1];
        Arrays.fill(weights[0], ofLogits ? 0 : 1f / (window.length - 1));
        Distillation squares = ofLogits ? Distillation.squaredLogits(1, 1) : null;
        return backbone.step(new StepRequest(served, TokenBatch.of(List.of(window)), weights, squares))
                .gradient();
    }
}
