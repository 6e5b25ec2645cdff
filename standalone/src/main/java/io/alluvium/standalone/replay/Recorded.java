package io.alluvium.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.HostArithmetic;
import io.alluvium.model.Precision;
import io.alluvium.trainer.publish.Lineage;
import io.alluvium.trainer.replay.Origin;
import java.util.Optional;

/**
 * What the registry says of a version.
 *
 * @param origin what the version is a function of
 * @param digest its digest
 * @param arithmetic how numbers were computed; empty for versions of older programs
 */
public record Recorded(Origin origin, String digest, Optional<HostArithmetic> arithmetic) {

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
                        new Origin.Maker(
                                made.path("codeVersion").asText(),
                                made.path("baseModel").asText())),
                manifest.path("digest").asText(),
                arithmetic(manifest));
    }

    /** Number format that a version was learned with; bfloat16, the services' default, where that is not recorded. */
    public static Precision precision(JsonNode manifest) {
        return arithmetic(manifest).map(HostArithmetic::precision).orElse(Precision.BF16);
    }

    /** Threads that it was learned with; one, the default of the services, where that is not recorded. */
    public int threads() {
        return arithmetic.map(HostArithmetic::threads).orElse(1);
    }

    private static Optional<HostArithmetic> arithmetic(JsonNode manifest) {
        JsonNode recorded = manifest.path("made").path("arithmetic");
        return recorded.isObject()
                ? Optional.of(new HostArithmetic(
                        Precision.valueOf(recorded.path("precision").asText()),
                        recorded.path("threads").asInt(),
                        recorded.path("device").asText(),
                        recorded.path("processor").asText()))
                : Optional.empty();
    }

    /** The version as people write it. */
    public String name() {
        return origin.domain() + "@" + origin.version();
    }
}
