package io.alluvium.trainer.learn;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The methods of domains that are new; a domain keeps the one that it began with.
 *
 * @param usual that of most domains
 * @param own those of single domains, by their names
 */
public record DomainRecipes(Recipe usual, Map<String, Recipe> own) {

    /** Keeps the map from changing. */
    public DomainRecipes {
        own = Map.copyOf(own);
    }

    /**
     * From the names of bundled recipes or the paths of {@code .json} files.
     *
     * @throws RecipeException that names the key, if one is not there or cannot be followed
     */
    public static DomainRecipes load(String usual, Map<String, String> own) {
        Map<String, Recipe> recipes = new TreeMap<>();
        own.forEach((domain, recipe) -> {
            try {
                recipes.put(domain, Recipes.load(recipe));
            } catch (RecipeException e) {
                throw new RecipeException("alluvium.trainer.recipes.\"" + domain + "\": " + e.getMessage(), e);
            }
        });
        return new DomainRecipes(Recipes.load(usual), recipes);
    }

    /** The method of a domain. */
    public Recipe of(String domain) {
        return own.getOrDefault(domain, usual);
    }

    /** All of them, that of most domains first. */
    Stream<Recipe> all() {
        return Stream.concat(Stream.of(usual), own.values().stream());
    }
}
