package io.alluvium.standalone.demo;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the demo sets differently. A sample domain is a few dozen short documents, far less than a real stream brings, so
 * the default recipe learns here in smaller batches, goes over each three times, keeps its rate, and publishes sooner.
 * Method and gate stay the same.
 */
public final class DemoSettings {

    private DemoSettings() {}

    /** The configuration; writes the recipe into the directory. */
    public static Map<String, String> keys(Path directory) throws IOException {
        Path recipe = directory.toAbsolutePath().resolve("demo-recipe.json");
        Files.createDirectories(directory);
        Files.writeString(recipe, recipe().toJson());
        return Map.of(
                "alluvium.trainer.recipe", recipe.toString(), "alluvium.trainer.streams.commit-interval", "200ms");
    }

    static Recipe recipe() {
        return Recipes.load(Recipes.DEFAULT)
                .with("batch.records", 8)
                .with("batch.tokens", 512)
                .with("passesPerBatch", 3)
                .with("averageDecay", 0.95)
                .with("optimizer.decay", 0)
                .with("publishEverySteps", 5);
    }
}
