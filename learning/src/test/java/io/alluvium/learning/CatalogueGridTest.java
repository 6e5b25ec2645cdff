package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.loss.Losses;
import io.alluvium.learning.plug.Family;
import io.alluvium.learning.recipe.Catalogue;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.learning.tuner.Tuners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every variant of every plug point, in the default recipe under both tuners of virtual tokens, the other tuners, every
 * bundled recipe, and settings that are controls.
 */
class CatalogueGridTest extends TinyBackboneTest {

    private static final List<String> VIRTUAL_TOKENS = List.of("prefix", "prompt");

    static Stream<Arguments> recipes() {
        List<Arguments> recipes = new ArrayList<>();
        Recipes.names().forEach(name -> recipes.add(Arguments.of(name, TinyDomain.recipe(name))));
        for (String tuner : Tuners.FAMILY.names()) {
            if (!VIRTUAL_TOKENS.contains(tuner)) {
                Recipe recipe = TinyDomain.recipe(Recipes.DEFAULT).with("tuner", Map.of("name", tuner));
                recipes.add(Arguments.of("tuner " + tuner, recipe));
            }
        }
        Recipe usual = TinyDomain.recipe(Recipes.DEFAULT);
        for (String rows : List.of("new", "memory")) {
            String key = "losses.gated-logit-distillation.";
            recipes.add(Arguments.of(
                    "teacher inverted on " + rows,
                    usual.with(key + "inverted", true).with(key + "on", rows)));
        }
        for (String name : List.of("panda", "mas", "der-plus-plus")) {
            Recipe drifting = TinyDomain.recipe(name).with("boundary", Map.of("name", "every-n", "batches", 1));
            recipes.add(Arguments.of(name + " with drifts", drifting));
        }
        for (String tuner : VIRTUAL_TOKENS) {
            Recipe base = TinyDomain.recipe(Recipes.DEFAULT)
                    .with("tuner", Map.of("name", tuner, "length", 4))
                    .with("boundary", Map.of("name", "every-n", "batches", 2))
                    .with("passesPerBatch", 2);
            for (Family<?> family : Catalogue.FAMILIES) {
                if (family.key().equals("tuner")) {
                    continue;
                }
                for (String variant : family.names()) {
                    Object line = Map.of("name", variant);
                    Object value = family.equals(Losses.FAMILY) ? losses(variant) : line;
                    Recipe fits = variant.equals("o-lora") ? base.with("tuner", Map.of("name", "low-rank")) : base;
                    recipes.add(
                            Arguments.of(tuner + ", " + family.key() + " " + variant, fits.with(family.key(), value)));
                }
            }
        }
        return recipes.stream();
    }

    private static Object losses(String variant) {
        Object crossEntropy = Map.of("name", "cross-entropy");
        return variant.equals("cross-entropy") ? List.of(crossEntropy) : List.of(crossEntropy, Map.of("name", variant));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void shouldStayFiniteRepeatItselfAndSurviveARestart(String name, Recipe recipe) {
        // Given
        DomainLearner learner = DomainLearner.create(backbone, recipe, "rivers", 5);
        DomainLearner twin = DomainLearner.create(backbone, recipe, "rivers", 5);

        // When
        for (int i = 0; i < 15; i++) {
            assertFinite(learner.offer(TinyDomain.river(i)));
            twin.offer(TinyDomain.river(i));
            if (i == 8) {
                twin = DomainLearner.restore(backbone, twin.state());
            }
        }

        // Then
        assertThat(learner.progress().steps()).isEqualTo(3);
        assertThat(TinyDomain.hex(twin.state().entries()))
                .isEqualTo(TinyDomain.hex(learner.state().entries()));
    }

    private static void assertFinite(Offer offer) {
        if (offer instanceof Offer.Trained trained) {
            StepReport step = trained.step();
            assertThat(List.of(step.prequentialLoss(), step.frozenLoss(), step.trainLoss(), step.distillation()))
                    .allSatisfy(loss -> assertThat(loss).isFinite().isNotNegative());
        }
    }
}
