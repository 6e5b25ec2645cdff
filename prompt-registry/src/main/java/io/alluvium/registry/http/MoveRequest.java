package io.alluvium.registry.http;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to move an alias.
 *
 * @param version the version that the alias shall name
 * @param reason why, for people; needed to force
 * @param actor who asks
 * @param force whether to override the gate
 */
@Schema(
        name = "AliasMoveRequest",
        examples = "{\"version\":6,\"reason\":\"version 7 repeats itself\",\"actor\":\"ada\",\"force\":false}")
public record MoveRequest(
        @Schema(required = true, examples = "6") @Nullable Integer version,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable Boolean force) {

    private static final int MAX_TEXT = 500;

    /** The version asked for. */
    int wantedVersion() {
        if (version == null || version < 1) {
            throw bad("\"version\" must be the number of a version, from 1; found " + version);
        }
        return version;
    }

    /** Whether the gate shall be overridden. */
    boolean forced() {
        return Boolean.TRUE.equals(force);
    }

    /** Why. */
    String why() {
        if (reason == null || reason.isBlank()) {
            if (forced()) {
                throw bad("to force a move give a \"reason\"; the history keeps it");
            }
            return "no reason given";
        }
        return shortEnough("reason", reason);
    }

    /** Who. */
    String who() {
        return actor == null || actor.isBlank() ? "anonymous" : shortEnough("actor", actor);
    }

    private static String shortEnough(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw bad("\"" + field + "\" may have " + MAX_TEXT + " characters and has " + text.length());
        }
        return text;
    }

    private static RegistryException bad(String what) {
        return new RegistryException(ProblemKind.BAD_REQUEST, "Reading the wish to move an alias: " + what);
    }
}
