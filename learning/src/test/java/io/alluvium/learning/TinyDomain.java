package io.alluvium.learning;

import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Small recipes and texts for the tiny backbone, and ways to compare what was learned. */
final class TinyDomain {

    private TinyDomain() {}

    /** A bundled recipe, shrunk to a context of 64. */
    static Recipe recipe(String name) {
        Recipe recipe = Recipes.bundled(name);
        Recipe narrow = recipe.tuner().settings().has("length") ? recipe.with("tuner.length", 4) : recipe;
        Recipe small = narrow.tuner().name().equals("low-rank") ? narrow.with("tuner.rank", 2) : narrow;
        return small.with("batch.records", 4)
                .with("batch.window", 24)
                .with("batch.tokens", 96)
                .with("publishEverySteps", 1000)
                .with("optimizer.rate", 0.1)
                .with("averageDecay", 0.5)
                .with("passesPerBatch", 1);
    }

    /** A text about rivers; each fifth is held out. */
    static LearningExample river(int i) {
        LearningExample example = LearningExample.of("the river " + i + " carried the ground to the river", i);
        return i % 5 == 4 ? example.asHeldOut() : example;
    }

    /** A text of digits and capitals, as unlike rivers as bytes can be; each fifth is held out. */
    static LearningExample digits(int i) {
        LearningExample example = LearningExample.of("X9 Q7 " + i + " Z0 X9 Q7 4412 8830 X9 Q7", i);
        return i % 5 == 4 ? example.asHeldOut() : example;
    }

    /** The whole state in one comparable value. */
    static Map<String, String> hex(Map<String, byte[]> entries) {
        Map<String, String> hex = new TreeMap<>();
        entries.forEach((name, bytes) -> hex.put(name, HexFormat.of().formatHex(bytes)));
        return hex;
    }
}
