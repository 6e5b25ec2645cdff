package io.alluvium.registry.rule;

import java.util.Arrays;

/**
 * Why something was refused: a stable code for programs and a sentence for people.
 *
 * @param code what kind of refusal it is
 * @param message what was found and what to change
 */
public record Refusal(Code code, String message) {

    /** The kinds of refusal; their texts are a public contract. */
    public enum Code {
        /** The version asked for was never published. */
        UNKNOWN_VERSION("unknown-version"),
        /** The alias names another version than the wisher expected. */
        PRECONDITION_FAILED("precondition-failed"),
        /** The gate did not pass the version. */
        GATE_NOT_PASSED("gate-not-passed"),
        /** The alias has a name that no alias may have. */
        BAD_ALIAS_NAME("bad-alias-name"),
        /** The version was retired. */
        VERSION_RETIRED("version-retired"),
        /** The version is live, so that it cannot be retired. */
        VERSION_LIVE("version-live"),
        /** The alias is pinned, so that the registry itself leaves it. */
        ALIAS_PINNED("alias-pinned"),
        /** The tag has a name or a value that no tag may have. */
        BAD_TAG("bad-tag"),
        /** The version has as many tags as a version may have. */
        TOO_MANY_TAGS("too-many-tags"),
        /** The number belongs to another version already. */
        VERSION_TWIN("version-twin"),
        /** Versions between the newest one and this one are missing. */
        VERSION_GAP("version-gap"),
        /** A code of a newer registry. */
        OTHER("other");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The code as programs see it. */
        public String text() {
            return text;
        }
    }

    /** The refusal in one line, as the log keeps it: {@code code: message}. */
    public String line() {
        return code.text() + ": " + message;
    }

    /** Reads {@link #line}; an unknown code becomes {@link Code#OTHER}. */
    public static Refusal parse(String line) {
        int colon = line.indexOf(": ");
        String text = colon < 0 ? "" : line.substring(0, colon);
        return Arrays.stream(Code.values())
                .filter(code -> code.text.equals(text))
                .findFirst()
                .map(code -> new Refusal(code, line.substring(colon + 2)))
                .orElseGet(() -> new Refusal(Code.OTHER, line));
    }
}
