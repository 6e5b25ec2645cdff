package io.alluvium.endtoend.launch;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.learning.tuner.Tuners;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A temporary directory with all that a small system needs: a tiny model, a quick recipe, a place for data. */
public final class Workspace implements AutoCloseable {

    /** The default method with batches of four records and a version every four steps. */
    private static final Recipe QUICK = Recipes.bundled(Recipes.DEFAULT)
            .with("tuner.length", 4)
            .with("batch.records", 4)
            .with("batch.window", 24)
            .with("batch.tokens", 96)
            .with("publishEverySteps", 4)
            .with("optimizer.rate", 0.05)
            .with("optimizer.warmup", 1)
            .with("averageDecay", 0.5)
            .with("passesPerBatch", 1)
            .with("gate.budget", 0.1);

    private final Path directory;

    private Workspace(Path directory) {
        this.directory = directory;
    }

    /** A fresh one. */
    public static Workspace create() {
        try {
            Path directory = Files.createTempDirectory("alluvium-end-to-end");
            TinyBackbone.write(Files.createDirectories(directory.resolve("model")));
            Files.writeString(directory.resolve("recipe.json"), QUICK.toJson());
            for (String tuner : Tuners.FAMILY.names()) {
                Files.writeString(
                        directory.resolve(tuner + ".json"),
                        QUICK.with("tuner", Map.of("name", tuner)).toJson());
            }
            return new Workspace(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Making a workspace for the test", e);
        }
    }

    /** Where it is. */
    Path directory() {
        return directory;
    }

    /** The tiny model. */
    Path model() {
        return directory.resolve("model");
    }

    /** The quick recipe. */
    Path recipe() {
        return directory.resolve("recipe.json");
    }

    /** The domain that learns with that tuner, by the quick recipe otherwise. */
    public static String domainOf(String tuner) {
        return "tuned-by-" + tuner;
    }

    /** Domains that have a recipe of their own, by domain: one for each tuner. */
    Map<String, Path> ownRecipes() {
        return Tuners.FAMILY.names().stream()
                .collect(Collectors.toMap(Workspace::domainOf, tuner -> directory.resolve(tuner + ".json")));
    }

    /** A place for data by name. */
    public Path place(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Removing the workspace " + directory, e);
        }
    }
}
