package io.alluvium.learning.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.plug.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled recipes, and the way in for others. */
public final class Recipes {

    /** The recipe to use when nobody says which. */
    public static final String DEFAULT = "gated-anchored-prefix-distillation";

    private static final List<String> NAMES = List.of(
            DEFAULT,
            "experience-replay",
            "experience-replay-equal-compute",
            "der-plus-plus",
            "naive-prefix",
            "naive-prompt",
            "naive-low-rank",
            "moving-average",
            "low-rank-replay",
            "l2-anchor",
            "ewc",
            "mas",
            "a-gem",
            "logit-distillation",
            "panda",
            "frozen",
            "n-gram-cache",
            "regime-prompts",
            "l2p",
            "progressive",
            "o-lora",
            "spot",
            "attempt");

    private Recipes() {}

    /** The names of the bundled recipes. */
    public static List<String> names() {
        return NAMES;
    }

    /** A bundled recipe. */
    public static Recipe bundled(String name) {
        if (!NAMES.contains(name)) {
            throw new RecipeException("no bundled recipe '" + name + "'; allowed are " + NAMES);
        }
        try (InputStream in = Recipes.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks the recipe " + name + ".json");
            }
            return parse("recipe '" + name + "'", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled recipe " + name, e);
        }
    }

    /** A bundled recipe by its name, or one of your own by the path of its {@code .json} file. */
    public static Recipe load(String nameOrFile) {
        if (!nameOrFile.endsWith(".json")) {
            return bundled(nameOrFile);
        }
        try {
            return parse("recipe file " + nameOrFile, Files.readString(Path.of(nameOrFile)));
        } catch (IOException e) {
            throw new RecipeException("recipe file " + nameOrFile + " cannot be read: " + e, e);
        }
    }

    /** A recipe from its JSON text. */
    public static Recipe read(String json) {
        return parse("recipe", json);
    }

    private static Recipe parse(String where, String json) {
        try {
            return RecipeReader.read(where, Settings.object(where, Settings.MAPPER.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new RecipeException(where + " is not JSON: " + e.getMessage(), e);
        }
    }
}
