package io.alluvium.worker.prompt;

import io.alluvium.worker.follow.PromptKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request may name as its model. */
public sealed interface ModelName {

    /** The name of the frozen model alone. */
    String BASE = "base";

    /** The frozen model alone. */
    record Base() implements ModelName {}

    /**
     * Whatever an alias names at the time of the request.
     *
     * @param key the alias
     */
    record Alias(PromptKey key) implements ModelName {}

    /**
     * One version, whatever is live.
     *
     * @param domain the domain
     * @param number the version's number
     */
    record Version(String domain, int number) implements ModelName {}

    /** Reads {@code base}, {@code domain}, {@code domain:alias} or {@code domain@version}; empty if it is none of them. */
    static Optional<ModelName> parse(String text) {
        if (text.equals(BASE)) {
            return Optional.of(new Base());
        }
        Matcher version = Forms.VERSION.matcher(text);
        if (version.matches()) {
            return Optional.of(new Version(version.group(1), Integer.parseInt(version.group(2))));
        }
        Matcher alias = Forms.ALIAS.matcher(text);
        if (alias.matches()) {
            String name = alias.group(2) == null ? PromptKey.LIVE : alias.group(2);
            return Optional.of(new Alias(new PromptKey(alias.group(1), name)));
        }
        return Optional.empty();
    }

    /** The forms of names. */
    final class Forms {
        private static final Pattern VERSION = Pattern.compile("([^@:/\\s]{1,200})@([1-9][0-9]{0,8})");
        private static final Pattern ALIAS = Pattern.compile("([^@:/\\s]{1,200})(?::([^@:/\\s]{1,200}))?");

        private Forms() {}
    }
}
