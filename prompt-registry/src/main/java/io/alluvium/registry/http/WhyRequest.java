package io.alluvium.registry.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that needs nothing but why, and who asks.
 *
 * @param reason why, for people
 * @param actor who asks
 */
@Schema(name = "Why", examples = "{\"reason\":\"version 7 repeats itself\",\"actor\":\"ada\"}")
public record WhyRequest(
        @Schema(required = true, examples = "version 7 repeats itself") @Nullable
        String reason,

        @Schema(examples = "ada") @Nullable String actor) {

    /** Nothing was said. */
    static final WhyRequest NOTHING = new WhyRequest(null, null);

    Because because() {
        return Because.of(reason, actor);
    }
}
