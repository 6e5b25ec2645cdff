package io.alluvium.learning.plug;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One way to fill a plug point.
 *
 * @param name what recipes call it
 * @param defaults its settings when a recipe gives none; their class is the settings' type
 * @param constructor makes it from its settings
 */
public record Variant<C, T>(String name, C defaults, Function<C, ? extends T> constructor) {

    T create(String where, ObjectNode settings) {
        return constructor.apply(Settings.read(where, settings, defaults));
    }

    ObjectNode complete(String where, ObjectNode settings) {
        ObjectNode merged = Settings.over(where, settings, defaults);
        create(where, merged);
        return merged;
    }
}
