package io.alluvium.registry.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to promote a version.
 *
 * @param reason why, for people
 * @param actor who asks
 * @param alias the alias that shall name it; live if absent
 * @param force whether to override the gate
 * @param pin whether the registry itself shall leave the alias there
 */
@Schema(
        name = "PromoteRequest",
        examples = "{\"reason\":\"it answers better\",\"actor\":\"ada\",\"alias\":\"live\",\"pin\":false}")
public record PromoteRequest(
        @Schema(required = true, examples = "it answers better") @Nullable
        String reason,

        @Schema(examples = "ada") @Nullable String actor,
        @Schema(examples = "live") @Nullable String alias,
        @Nullable Boolean force,
        @Nullable Boolean pin) {

    /** Nothing was said. */
    static final PromoteRequest NOTHING = new PromoteRequest(null, null, null, null, null);
}
