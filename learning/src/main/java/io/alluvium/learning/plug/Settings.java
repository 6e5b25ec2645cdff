package io.alluvium.learning.plug;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads settings over their defaults: every key is optional, an unknown key is refused. */
public final class Settings {

    /** The one JSON mapper of this module. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private Settings() {}

    /** The settings record made of {@code given} over {@code defaults}; {@code where} starts every message. */
    public static <C> C read(String where, ObjectNode given, C defaults) {
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) defaults.getClass();
        try {
            return MAPPER.treeToValue(over(where, given, defaults), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
            throw new RecipeException(where + ": cannot read the settings " + given + ": " + cause.getMessage(), e);
        }
    }

    /** {@code given} with the defaults filled in, after checking that each of its keys is known. */
    public static <C> ObjectNode over(String where, ObjectNode given, C defaults) {
        ObjectNode merged = tree(defaults);
        List<String> known = names(merged);
        for (String key : names(given)) {
            if (!known.contains(key)) {
                throw new RecipeException(where + ": unknown key '" + key + "'; allowed are " + known);
            }
        }
        merged.setAll(given);
        return merged;
    }

    /** A settings record as data. */
    public static ObjectNode tree(Object settings) {
        return MAPPER.valueToTree(settings);
    }

    /** The node as an object, or a message that says what stands there instead. */
    public static ObjectNode object(String where, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new RecipeException(where + ": expected an object like {\"key\": value}, found " + node);
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
