package io.alluvium.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoSettingsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.alluvium.learning.recipe.Recipes#names")
    void shouldFitEachBundledRecipeToTheSampleDomainsAlike(String name) throws IOException {
        // When
        Recipe fitted = Recipes.load(DemoSettings.recipe(directory, name));

        // Then
        assertThat(fitted.name()).isEqualTo(name);
        assertThat(fitted.batch().records()).isEqualTo(8);
        assertThat(fitted.rhythm().passesPerBatch()).isEqualTo(3);
        boolean averages = Recipes.bundled(name).rhythm().averageDecay() > 0;
        assertThat(averages)
                .isNotEqualTo(List.of("naive-prefix", "naive-prompt", "naive-low-rank", "frozen", "n-gram-cache")
                        .contains(name));
        assertThat(fitted.rhythm().averageDecay()).isEqualTo(averages ? 0.95 : 0);
        assertThat(fitted.losses()).isEqualTo(Recipes.bundled(name).losses());
    }

    @Test
    void shouldTakeARecipeOfYourOwnAsItIs() throws IOException {
        assertThat(DemoSettings.recipe(directory, "mine.json")).isEqualTo("mine.json");
    }
}
