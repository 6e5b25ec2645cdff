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

    private static final double AVERAGE_DECAY = 0.95;

    private DemoSettings() {}

    /** The configuration. */
    public static Map<String, String> keys() {
        return Map.of("alluvium.trainer.streams.commit-interval", "200ms");
    }

    /**
     * The recipe to learn by: a bundled one is fitted to the sample domains and written into the directory, one of your own
     * is taken as it is.
     *
     * @param named a bundled recipe's name or a JSON file
     */
    public static String recipe(Path directory, String named) throws IOException {
        if (!Recipes.names().contains(named)) {
            return named;
        }
        Path file = directory.toAbsolutePath().resolve("demo-recipe.json");
        Files.createDirectories(directory);
        Files.writeString(file, fitted(Recipes.bundled(named)).toJson());
        return file.toString();
    }

    /** A shorter average for shorter streams; a recipe that averages nothing stays naive. */
    static Recipe fitted(Recipe recipe) {
        return recipe.with("batch.records", 8)
                .with("batch.tokens", 512)
                .with("passesPerBatch", 3)
                .with("averageDecay", Math.min(AVERAGE_DECAY, recipe.rhythm().averageDecay()))
                .with("optimizer.decay", 0)
                .with("publishEverySteps", 5);
    }
}
