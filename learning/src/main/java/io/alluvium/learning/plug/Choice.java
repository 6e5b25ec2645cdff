package io.alluvium.learning.plug;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of a recipe: a variant's name and its settings, all spelled out.
 *
 * @param name the variant's name in its family
 * @param settings its settings, without the name
 */
public record Choice(String name, ObjectNode settings) {

    /** The line as data: the name first, then the settings. */
    public ObjectNode toJson() {
        ObjectNode json = Settings.MAPPER.createObjectNode().put("name", name);
        json.setAll(settings);
        return json;
    }
}
