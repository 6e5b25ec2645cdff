package io.alluvium.learning.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.plug.Settings;
import java.util.List;

/** Changes one place of a recipe's tree; a list's elements are found by their {@code name}. */
final class DottedKey {

    private DottedKey() {}

    static ObjectNode set(ObjectNode tree, String key, Object value) {
        List<String> path = List.of(key.split("\\."));
        JsonNode parent = tree;
        for (String segment : path.subList(0, path.size() - 1)) {
            parent = child(parent, segment, key);
        }
        if (!(parent instanceof ObjectNode object)) {
            throw new RecipeException("recipe key '" + key + "': no such place in the recipe");
        }
        object.set(path.get(path.size() - 1), Settings.MAPPER.valueToTree(value));
        return tree;
    }

    private static JsonNode child(JsonNode parent, String segment, String key) {
        if (parent instanceof ArrayNode list) {
            for (JsonNode element : list) {
                if (element.path("name").asText().equals(segment)) {
                    return element;
                }
            }
        } else if (parent.has(segment)) {
            return parent.get(segment);
        }
        throw new RecipeException("recipe key '" + key + "': there is no '" + segment + "' in " + parent);
    }
}
