package io.alluvium.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Path;
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
        assertThat(fitted.rhythm().averageDecay()).isEqualTo(name.startsWith("naive") ? 0 : 0.95);
        assertThat(fitted.losses()).isEqualTo(Recipes.bundled(name).losses());
    }

    @Test
    void shouldTakeARecipeOfYourOwnAsItIs() throws IOException {
        assertThat(DemoSettings.recipe(directory, "mine.json")).isEqualTo("mine.json");
    }
}
