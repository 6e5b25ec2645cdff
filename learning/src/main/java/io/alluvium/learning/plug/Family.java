package io.alluvium.learning.plug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A plug point with all its variants.
 *
 * @param key what recipes call the plug point
 * @param type the interface that the variants fill
 * @param variants every variant, by hand: nothing is found by scanning
 */
public record Family<T>(String key, Class<T> type, List<Variant<?, T>> variants) {

    public Family {
        variants = List.copyOf(variants);
    }

    /** The variant that the choice names, made with the choice's settings. */
    public T create(Choice choice) {
        return find(key, choice.name()).create(where(choice.name()), choice.settings());
    }

    /** Reads a recipe's line: {@code {"name": ..., settings}}; checks it and spells out every default. */
    public Choice read(String where, JsonNode line) {
        ObjectNode settings = Settings.object(where, line).deepCopy();
        JsonNode name = settings.remove("name");
        if (name == null || !name.isTextual()) {
            throw new RecipeException(where + ": no \"name\"; allowed are " + names());
        }
        Variant<?, T> variant = find(where, name.textValue());
        return new Choice(variant.name(), variant.complete(where(variant.name()), settings));
    }

    /** The names of all variants. */
    public List<String> names() {
        return variants.stream().map(Variant::name).toList();
    }

    private Variant<?, T> find(String where, String name) {
        return variants.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new RecipeException(where + ": unknown name '" + name + "'; allowed are " + names()));
    }

    private String where(String name) {
        return "recipe key '" + key + "', variant '" + name + "'";
    }
}
