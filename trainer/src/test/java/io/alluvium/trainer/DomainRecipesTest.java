package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.trainer.learn.DomainRecipes;
import io.alluvium.trainer.learn.LearnerPlan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains that learn in another way than the others. */
class DomainRecipesTest {

    private static final String LAW = "law";
    private static final String NEWS = "news";

    @Test
    void shouldLearnADomainByItsOwnRecipeAndTheOthersByTheUsualOne(@TempDir Path directory) {
        // Given
        Recipe own = TinyTrainer.RECIPE.with("tuner", Map.of("name", "adapter", "bottleneck", 2));
        DomainRecipes recipes = new DomainRecipes(TinyTrainer.RECIPE, Map.of(LAW, own));
        LearnerPlan plan = new LearnerPlan(TinyTrainer.BACKBONE, recipes, 7, 4);

        try (TestDrive drive = new TestDrive(plan, BlobStores.inDirectory(directory))) {
            // When
            drive.feed(TinyTrainer.stream(LAW, 0, 20));
            drive.feed(TinyTrainer.stream(NEWS, 0, 20));

            // Then
            assertThat(drive.versions())
                    .extracting(
                            VersionManifest::getDomain, VersionManifest::getTunerKind, VersionManifest::getRecipeJson)
                    .containsExactlyInAnyOrder(
                            tuple(LAW, "ADAPTER", own.toJson()), tuple(NEWS, "PREFIX", TinyTrainer.RECIPE.toJson()));
        }
    }

    @Test
    void shouldNameTheKeyOfARecipeThatIsNotThere() {
        // When
        var thrown = assertThatThrownBy(() -> DomainRecipes.load(Recipes.DEFAULT, Map.of(LAW, "lora")));

        // Then
        thrown.isInstanceOf(RecipeException.class)
                .hasMessageContaining("alluvium.trainer.recipes.\"law\": no bundled recipe 'lora'");
    }

    @Test
    void shouldRefuseAnOwnRecipeThatDoesNotFitTheModelBeforeAnythingIsLearned() {
        // Given
        Recipe tooWide = TinyTrainer.RECIPE.with("batch.window", 64);
        DomainRecipes recipes = new DomainRecipes(TinyTrainer.RECIPE, Map.of(LAW, tooWide));

        // When
        var thrown = assertThatThrownBy(() -> new LearnerPlan(TinyTrainer.BACKBONE, recipes, 7, 4).check());

        // Then
        thrown.isInstanceOf(RecipeException.class).hasMessageContaining("batch.window is 64");
    }
}
