package io.alluvium.learning.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.learning.plug.Choice;
import io.alluvium.learning.plug.Settings;
import java.util.List;

/**
 * A continual-learning method as data: one choice per plug point, and a few numbers. Made by {@link Recipes}.
 *
 * @param name what people call it
 * @param description what it is and when to use it
 * @param tuner what is trained
 * @param initializer where the prompt starts
 * @param composer what prompt reads a text
 * @param cache what learned text says beside the model
 * @param memory what is remembered
 * @param teacher who guards the past
 * @param losses what is minimised, in sum
 * @param boundary where regimes end
 * @param consolidation what holds its numbers near those of the past
 * @param gradient what is done to a gradient first
 * @param optimizer how a gradient moves the prompt
 * @param batch when a batch is full
 * @param rhythm the plain numbers
 * @param gate how a prompt is measured before it may become live
 */
public record Recipe(
        String name,
        String description,
        Choice tuner,
        Choice initializer,
        Choice composer,
        Choice cache,
        Choice memory,
        Choice teacher,
        List<Choice> losses,
        Choice boundary,
        Choice consolidation,
        Choice gradient,
        Choice optimizer,
        BatchSettings batch,
        Rhythm rhythm,
        GateSettings gate) {

    static final String PLAIN_COMPOSER = "own";
    static final String PLAIN_CACHE = "none";

    public Recipe {
        losses = List.copyOf(losses);
    }

    /** The recipe as JSON, the same text for the same recipe, with every default spelled out but for the plainest composer and
     * cache, which are left out. */
    public String toJson() {
        return tree().toPrettyString();
    }

    /**
     * The same recipe with one setting changed: {@code with("batch.window", 64)}, {@code with("tuner.length", 4)},
     * {@code with("losses.cross-entropy.memoryWeight", 0.5)}, {@code with("teacher", Map.of("name", "none"))}.
     */
    public Recipe with(String dottedKey, Object value) {
        return RecipeReader.read("recipe '" + name + "' with " + dottedKey, DottedKey.set(tree(), dottedKey, value));
    }

    private ObjectNode tree() {
        ObjectNode tree = Settings.MAPPER.createObjectNode().put("name", name).put("description", description);
        tree.set("tuner", tuner.toJson());
        tree.set("initializer", initializer.toJson());
        setUnlessPlain(tree, "composer", composer, PLAIN_COMPOSER);
        setUnlessPlain(tree, "cache", cache, PLAIN_CACHE);
        tree.set("memory", memory.toJson());
        tree.set("teacher", teacher.toJson());
        ArrayNode terms = tree.putArray("losses");
        losses.forEach(term -> terms.add(term.toJson()));
        tree.set("boundary", boundary.toJson());
        tree.set("consolidation", consolidation.toJson());
        tree.set("gradient", gradient.toJson());
        tree.set("optimizer", optimizer.toJson());
        tree.set("batch", Settings.tree(batch));
        tree.setAll(Settings.tree(rhythm));
        tree.set("gate", Settings.tree(gate));
        return tree;
    }

    /** A version's digest covers this text, so recipes from before there was such a plug point must not change theirs. */
    private static void setUnlessPlain(ObjectNode tree, String key, Choice choice, String plain) {
        if (!choice.name().equals(plain)) {
            tree.set(key, choice.toJson());
        }
    }
}
