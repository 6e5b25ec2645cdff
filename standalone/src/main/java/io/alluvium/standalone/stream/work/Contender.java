package io.alluvium.standalone.stream.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;

/**
 * A recipe that takes part.
 *
 * @param label what tables call it: how it was asked for
 * @param recipe the recipe
 */
public record Contender(String label, Recipe recipe) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The recipe that is meant by {@code NAME}, {@code FILE.json}, or one of these with {@code ?KEY=VALUE&KEY=VALUE}. */
    public static Contender of(String asked) {
        int mark = asked.indexOf('?');
        Recipe recipe = Recipes.load(mark < 0 ? asked : asked.substring(0, mark));
        String label = recipe.name();
        if (mark >= 0) {
            label += asked.substring(mark);
            for (String change : asked.substring(mark + 1).split("&", -1)) {
                recipe = changed(recipe, change, asked);
            }
        }
        return new Contender(label, recipe);
    }

    private static Recipe changed(Recipe recipe, String change, String asked) {
        int equals = change.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--recipe " + asked + ": '" + change
                    + "' is no KEY=VALUE; write for example naive-prefix?optimizer.rate=0.05&averageDecay=0");
        }
        return recipe.with(change.substring(0, equals), value(change.substring(equals + 1)));
    }

    /** A number, a truth or an object where it reads like one, otherwise a text. */
    private static Object value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
