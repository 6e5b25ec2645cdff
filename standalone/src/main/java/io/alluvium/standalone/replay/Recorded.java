package io.alluvium.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.replay.Origin;

/**
 * What the registry says of a version.
 *
 * @param origin what the version is a function of
 * @param digest its digest
 */
public record Recorded(Origin origin, String digest) {

    /** Reads a manifest as the registry answers it. */
    public static Recorded of(JsonNode manifest) {
        JsonNode made = manifest.path("made");
        JsonNode examples = manifest.path("examples");
        return new Recorded(
                new Origin(
                        manifest.path("domain").asText(),
                        manifest.path("version").asInt(),
                        Recipes.read(made.path("recipeJson").asText()),
                        made.path("seed").asLong(),
                        new Lineage.Place(
                                examples.path("topic").asText(),
                                examples.path("partition").asInt(),
                                examples.path("lastOffset").asLong()),
                        made.path("codeVersion").asText()),
                manifest.path("digest").asText());
    }

    /** The version as people write it. */
    public String name() {
        return origin.domain() + "@" + origin.version();
    }
}
