package io.alluvium.registry.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to roll an alias back.
 *
 * @param reason why, for people
 * @param actor who asks
 * @param to the version to go back to; the one before if absent
 * @param pin whether the registry itself shall leave the alias there; it shall if absent
 */
@Schema(name = "RollbackRequest", examples = "{\"reason\":\"version 7 repeats itself\",\"actor\":\"ada\",\"pin\":true}")
public record RollbackRequest(
        @Schema(required = true, examples = "version 7 repeats itself") @Nullable
        String reason,

        @Schema(examples = "ada") @Nullable String actor,
        @Schema(examples = "6") @Nullable Integer to,
        @Nullable Boolean pin) {

    /** Nothing was said. */
    static final RollbackRequest NOTHING = new RollbackRequest(null, null, null, null);
}
