package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to move an alias.
 *
 * @param version the version that the alias shall name
 * @param reason why, for people
 * @param actor who asks
 * @param force whether to override the gate
 * @param pin whether the registry itself shall leave the alias there
 */
@Schema(
        name = "AliasMoveRequest",
        examples = "{\"version\":6,\"reason\":\"version 7 repeats itself\",\"actor\":\"ada\",\"force\":false,"
                + "\"pin\":true}")
public record MoveRequest(
        @Schema(required = true, examples = "6") @Nullable Integer version,

        @Schema(required = true, examples = "version 7 repeats itself") @Nullable
        String reason,

        @Schema(examples = "ada") @Nullable String actor,
        @Schema(description = "Override the gate") @Nullable Boolean force,

        @Schema(
                description = "Whether the registry itself shall leave the alias there from now on; absent: as it is"
                        + " now, but pinned where live goes back to an earlier version")
        @Nullable
        Boolean pin) {

    /** Nothing was said. */
    static final MoveRequest NOTHING = new MoveRequest(null, null, null, null, null);

    /** The version asked for. */
    int wantedVersion() {
        if (version == null || version < 1) {
            throw RegistryException.badRequest(
                    "the wish to move an alias",
                    "\"version\" must be the number of a version, from 1; found " + version);
        }
        return version;
    }

    /** Whether the gate shall be overridden. */
    boolean forced() {
        return Boolean.TRUE.equals(force);
    }

    Because because() {
        return Because.of(reason, actor);
    }
}
