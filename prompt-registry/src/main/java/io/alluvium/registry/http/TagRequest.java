package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to set a tag.
 *
 * @param value what it shall say
 * @param reason why, for people
 * @param actor who asks
 */
@Schema(name = "TagRequest", examples = "{\"value\":\"checked\",\"reason\":\"read fifty answers\",\"actor\":\"ada\"}")
public record TagRequest(
        @Schema(required = true, examples = "checked") @Nullable
        String value,

        @Schema(required = true, examples = "read fifty answers") @Nullable
        String reason,

        @Schema(examples = "ada") @Nullable String actor) {

    /** Nothing was said. */
    static final TagRequest NOTHING = new TagRequest(null, null, null);

    String wantedValue() {
        if (value == null) {
            throw RegistryException.badRequest("the wish to set a tag", "give a \"value\"; DELETE removes a tag");
        }
        return value;
    }

    Because because() {
        return Because.of(reason, actor);
    }
}
