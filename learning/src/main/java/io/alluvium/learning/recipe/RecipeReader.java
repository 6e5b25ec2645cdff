package io.alluvium.learning.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.learning.boundary.Boundaries;
import io.alluvium.learning.cache.Caches;
import io.alluvium.learning.composer.Composers;
import io.alluvium.learning.consolidation.Consolidations;
import io.alluvium.learning.gradient.GradientRules;
import io.alluvium.learning.initializer.Initializers;
import io.alluvium.learning.loss.Losses;
import io.alluvium.learning.memory.Memories;
import io.alluvium.learning.optimizer.Optimizers;
import io.alluvium.learning.plug.Choice;
import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.plug.Settings;
import io.alluvium.learning.teacher.TeacherPolicies;
import io.alluvium.learning.tuner.Tuners;
import java.util.ArrayList;
import java.util.List;

/** Reads a recipe's tree; a plug point that is not named gets its plainest variant. */
final class RecipeReader {

    private final String where;
    private final ObjectNode rest;

    private RecipeReader(String where, ObjectNode tree) {
        this.where = where;
        this.rest = tree;
    }

    static Recipe read(String where, ObjectNode tree) {
        return new RecipeReader(where, tree.deepCopy()).recipe();
    }

    private Recipe recipe() {
        Recipe recipe = new Recipe(
                text("name"),
                text("description"),
                choice(Tuners.FAMILY, "prefix"),
                choice(Initializers.FAMILY, "vocabulary"),
                choice(Composers.FAMILY, Recipe.PLAIN_COMPOSER),
                choice(Caches.FAMILY, Recipe.PLAIN_CACHE),
                choice(Memories.FAMILY, "none"),
                choice(TeacherPolicies.FAMILY, "none"),
                losses(),
                choice(Boundaries.FAMILY, "none"),
                choice(Consolidations.FAMILY, "none"),
                choice(GradientRules.FAMILY, "clip"),
                choice(Optimizers.FAMILY, "adam"),
                section("batch", BatchSettings.DEFAULTS),
                section("", Rhythm.DEFAULTS),
                section("gate", GateSettings.DEFAULTS));
        long distilling = recipe.losses().stream()
                .filter(term -> Losses.FAMILY.create(term).distils())
                .count();
        if (distilling > 1) {
            throw new RecipeException(where + ": 'losses' has " + distilling + " distilling terms; allowed is one");
        }
        return recipe;
    }

    private String text(String key) {
        JsonNode node = rest.remove(key);
        if (node == null || !node.isTextual() || node.textValue().isBlank()) {
            throw new RecipeException(where + ": '" + key + "' must be a text, found " + node);
        }
        return node.textValue();
    }

    private Choice choice(Family<?> family, String otherwise) {
        JsonNode line = rest.remove(family.key());
        JsonNode named =
                line != null ? line : Settings.MAPPER.createObjectNode().put("name", otherwise);
        return family.read(where + ", key '" + family.key() + "'", named);
    }

    private List<Choice> losses() {
        JsonNode lines = rest.remove(Losses.FAMILY.key());
        if (lines == null || !lines.isArray() || lines.isEmpty()) {
            throw new RecipeException(where + ": 'losses' must be a list with at least one of " + Losses.FAMILY.names()
                    + ", found " + lines);
        }
        List<Choice> losses = new ArrayList<>();
        for (JsonNode line : lines) {
            losses.add(Losses.FAMILY.read(where + ", key 'losses'", line));
        }
        return losses;
    }

    /** A part of the recipe; the empty key stands for what is left at the top, read last but for the gate. */
    private <C> C section(String key, C defaults) {
        if (!key.isEmpty()) {
            JsonNode node = rest.has(key) ? rest.remove(key) : Settings.MAPPER.createObjectNode();
            String place = where + ", key '" + key + "'";
            return Settings.read(place, Settings.object(place, node), defaults);
        }
        ObjectNode top = rest.deepCopy();
        top.remove("gate");
        return Settings.read(where, top, defaults);
    }
}
