package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.metric.Predictor;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.learning.state.Names;
import io.alluvium.model.Windows;
import io.alluvium.model.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipes without a prompt: nothing is trained and nothing proposed, and a cache still learns. */
class FrozenLearnerTest extends TinyBackboneTest {

    private static final String HELD_OUT = "the river 77 carried the ground to the river";

    @Test
    void shouldReadNewTextOnceAndProposeNothing() {
        for (String name : List.of("frozen", "n-gram-cache")) {
            // Given
            DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe(name), "rivers", 1);
            Work before = backbone.work();

            // When
            List<StepReport> steps = feed(learner, 20);

            // Then
            long tokens = steps.stream().mapToLong(StepReport::newTokens).sum();
            assertThat(backbone.work().since(before).forward()).isEqualTo(tokens);
            assertThat(backbone.work().since(before).backward()).isZero();
            assertThat(learner.propose()).isEmpty();
            assertThat(learner.served()).isNull();
            assertThat(learner.progress().trainedRecords()).isEqualTo(16);
        }
    }

    @Test
    void shouldForeseeWhatTheFrozenModelForesees() {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe("frozen"), "rivers", 1);

        // When
        List<StepReport> steps = feed(learner, 20);

        // Then
        assertThat(steps).allSatisfy(step -> assertThat(step.prequentialLoss()).isEqualTo(step.frozenLoss()));
        assertThat(sum(learner.predictor(null))).isEqualTo(sum(Predictor.of(null)));
        assertThat(learner.predictor(null).fingerprint()).isEqualTo("none");
    }

    @Test
    void shouldForeseeBetterWithWhatTheCacheHasLearned() {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, TinyDomain.recipe("n-gram-cache"), "rivers", 1);

        // When
        List<StepReport> steps = feed(learner, 20);

        // Then
        assertThat(steps.get(0).prequentialLoss()).isCloseTo(steps.get(0).frozenLoss(), within(1e-12));
        assertThat(steps.get(3).prequentialLoss()).isLessThan(0.9 * steps.get(3).frozenLoss());
        assertThat(sum(learner.predictor(null))).isLessThan(0.9 * sum(Predictor.of(null)));
    }

    @Test
    void shouldKeepOnlyTheTextThatTheCacheWants() {
        // Given
        Recipe recipe = TinyDomain.recipe("n-gram-cache").with("cache.tokens", 100);
        DomainLearner learner = DomainLearner.create(backbone, recipe, "rivers", 1);
        String before = learner.predictor(null).fingerprint();

        // When
        List<StepReport> steps = feed(learner, 20);

        // Then
        long kept = learner.state().entries().keySet().stream()
                .filter(name -> name.startsWith(Names.LEARNED))
                .count();
        long all = steps.stream().mapToLong(step -> step.newText().size()).sum();
        assertThat(kept).isBetween(100L / 24 + 1, all / 2);
        assertThat(learner.predictor(null).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void shouldLetACacheSpeakBesideAPromptToo() {
        // Given
        Recipe prompt = TinyDomain.recipe("naive-prefix");
        DomainLearner plain = DomainLearner.create(backbone, prompt, "rivers", 1);
        DomainLearner both =
                DomainLearner.create(backbone, prompt.with("cache", Map.of("name", "n-gram")), "rivers", 1);

        // When
        feed(plain, 20);
        feed(both, 20);

        // Then
        assertThat(both.served()).isEqualTo(plain.served());
        assertThat(sum(both.predictor(null))).isLessThan(sum(plain.predictor(null)));
    }

    @Test
    void shouldLeaveThePlainVariantsOutOfARecipesText() {
        assertThat(Recipes.bundled(Recipes.DEFAULT).toJson()).doesNotContain("composer", "cache");
        assertThat(Recipes.bundled("n-gram-cache").toJson()).contains("\"composer\"", "\"pairShare\"");
    }

    private static double sum(Predictor predictor) {
        List<int[]> windows = Windows.cut(backbone.tokenizer().encode(HELD_OUT), backbone.special(), 24);
        return Arrays.stream(predictor.sums(backbone, windows)).sum();
    }

    static List<StepReport> feed(DomainLearner learner, int records) {
        List<StepReport> steps = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            if (learner.offer(TinyDomain.river(i)) instanceof Offer.Trained trained) {
                steps.add(trained.step());
            }
            learner.catchUp().ifPresent(steps::add);
        }
        learner.cut().ifPresent(steps::add);
        return steps;
    }
}
