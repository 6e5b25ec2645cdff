package io.alluvium.standalone.fuzz.reader;

import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import java.nio.charset.StandardCharsets;

/** A recipe file; one that is taken must be the same after it was written and read again. */
final class RecipeFile implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("recipe", 60, RecipeException.class);

    private final JsonCases cases = new JsonCases(
            Recipes.names().stream().map(name -> Recipes.bundled(name).toJson()).toList());

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        Recipe recipe = Recipes.read(new String(input, StandardCharsets.UTF_8));
        String json = recipe.toJson();
        if (!Recipes.read(json).toJson().equals(json)) {
            throw new AssertionError("A recipe that is another one after it was written");
        }
        return Verdict.accepted();
    }
}
