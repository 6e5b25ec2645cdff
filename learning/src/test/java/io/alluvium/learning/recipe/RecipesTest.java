package io.alluvium.learning.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.learning.plug.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipesTest {

    static Stream<String> bundled() {
        return Recipes.names().stream();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void shouldReadEachBundledRecipeBackFromItsOwnJson(String name) {
        // Given
        Recipe recipe = Recipes.bundled(name);

        // When
        Recipe again = Recipes.read(recipe.toJson());

        // Then
        assertThat(again).isEqualTo(recipe);
        assertThat(again.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"naive-prefix", "naive-prompt", "naive-low-rank"})
    void shouldServeTheStudentItselfWhereARecipeIsNaive(String name) {
        // When
        Recipe naive = Recipes.bundled(name);

        // Then
        assertThat(naive.rhythm().averageDecay()).isZero();
        assertThat(naive.rhythm().replayShare()).isZero();
        assertThat(List.of(naive.memory(), naive.teacher(), naive.consolidation()))
                .allSatisfy(choice -> assertThat(choice.name()).isEqualTo("none"));
    }

    @Test
    void shouldAddNothingButTheAverageToTheNaivePrefix() {
        // Given
        Recipe average = Recipes.bundled("moving-average");

        // When
        Recipe naive = Recipes.bundled("naive-prefix")
                .with("name", average.name())
                .with("description", average.description())
                .with("averageDecay", 0.99);

        // Then
        assertThat(average).isEqualTo(naive);
    }

    @Test
    void shouldSpellOutDefaultsThatARecipeLeavesOut() {
        // When
        Recipe recipe = Recipes.read(
                "{\"name\": \"mine\", \"description\": \"d\"," + " \"losses\": [{\"name\": \"cross-entropy\"}]}");

        // Then
        assertThat(recipe.toJson()).contains("\"rate\" : 0.01", "\"memoryWeight\" : 1.0", "\"window\" : 128");
        assertThat(recipe.teacher().name()).isEqualTo("none");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "tuner", Map.of("name", "lora"), "unknown name 'lora'; allowed are [prefix, prompt, low-rank"),
                Arguments.of("tuner.length", 0, "'length' must be from 1.0 to 1024.0, found 0.0"),
                Arguments.of("tuner.length", "many", "tuner"),
                Arguments.of("tuner.width", 3, "unknown key 'width'; allowed are [length]"),
                Arguments.of(
                        "batch.size", 3, "unknown key 'size'; allowed are [records, tokens, window, updateTokens]"),
                Arguments.of("batch.tokens", 3, "batch.tokens"),
                Arguments.of("replayShare", 2, "'replayShare' must be from 0.0 to 0.9, found 2.0"),
                Arguments.of("relayShare", 0.1, "unknown key 'relayShare'; allowed are [replayShare"),
                Arguments.of("losses.gated-logit-distillation.on", "old", "not one of the values accepted"),
                Arguments.of(
                        "losses",
                        List.of(Map.of("name", "gated-logit-distillation", "gated", false, "inverted", true)),
                        "there is no gate to invert"),
                Arguments.of("losses.mse.weight", 1, "there is no 'mse'"),
                Arguments.of("description", 7, "'description' must be a text, found 7"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameWhatIsWrongAndWhatIsAllowed(String key, Object value, String message) {
        // Given
        Recipe recipe = Recipes.bundled(Recipes.DEFAULT);

        // When, Then
        assertThatThrownBy(() -> recipe.with(key, value))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldChangeOneSettingAndNothingElse() {
        // Given
        Recipe recipe = Recipes.bundled(Recipes.DEFAULT);

        // When
        Recipe changed = recipe.with("losses.gated-logit-distillation.temperature", 3.0);

        // Then
        assertThat(changed.toJson())
                .isEqualTo(recipe.toJson().replace("\"temperature\" : 2.0", "\"temperature\" : 3.0"))
                .isNotEqualTo(recipe.toJson());
    }

    @Test
    void shouldReadARecipeThatWasStoredBeforeItsTermHadControls() {
        // Given
        Recipe recipe = Recipes.bundled(Recipes.DEFAULT);
        String stored = recipe.toJson().replaceAll("(?s),\\s*\"inverted\" : false,\\s*\"on\" : \"both\"", "");

        // When
        Recipe read = Recipes.read(stored);

        // Then
        assertThat(stored).contains("\"margin\" : 0.0").doesNotContain("inverted", "both");
        assertThat(read).isEqualTo(recipe);
    }

    @Test
    void shouldRefuseTwoDistillingTerms() {
        // Given
        String json = "{\"name\": \"x\", \"description\": \"d\", \"losses\": [{\"name\": \"gated-logit-distillation\"},"
                + " {\"name\": \"gated-logit-distillation\"}]}";

        // When, Then
        assertThatThrownBy(() -> Recipes.read(json)).hasMessageContaining("2 distilling terms");
    }

    @Test
    void shouldLoadARecipeFromAFile(@TempDir Path directory) throws IOException {
        // Given
        Path file = directory.resolve("mine.json");
        Files.writeString(file, Recipes.bundled("naive-prompt").toJson());

        // When
        Recipe recipe = Recipes.load(file.toString());

        // Then
        assertThat(recipe).isEqualTo(Recipes.bundled("naive-prompt"));
    }

    @Test
    void shouldSayWhichRecipesThereAre() {
        assertThatThrownBy(() -> Recipes.load("nobody"))
                .hasMessageContaining("'nobody'")
                .hasMessageContaining(Recipes.DEFAULT);
    }

    @Test
    void shouldRefuseTextThatIsNotJson() {
        assertThatThrownBy(() -> Recipes.read("name: x"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("is not JSON");
    }
}
