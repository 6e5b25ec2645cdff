package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import org.jspecify.annotations.Nullable;

/**
 * Why, and who says so; the history keeps both.
 *
 * @param reason why, never blank
 * @param actor who
 */
record Because(String reason, String actor) {

    private static final int MAX_TEXT = 500;

    /** Checks what a request says. */
    static Because of(@Nullable String reason, @Nullable String actor) {
        if (reason == null || reason.isBlank()) {
            throw RegistryException.badRequest("why", "give a \"reason\"; the history keeps it");
        }
        return new Because(
                shortEnough("reason", reason),
                actor == null || actor.isBlank() ? "anonymous" : shortEnough("actor", actor));
    }

    private static String shortEnough(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw RegistryException.badRequest(
                    "why", "\"" + field + "\" may have " + MAX_TEXT + " characters and has " + text.length());
        }
        return text;
    }
}
