package io.alluvium.model.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a model on a Hub: {@code hf://owner/name@revision}.
 *
 * @param owner the user or organisation
 * @param name the repository's name within it
 * @param revision a branch, a tag, a commit or a pull request's ref
 */
public record ModelReference(String owner, String name, String revision) {

    private static final String DEFAULT_REVISION = "main";
    private static final Pattern PREFIX = Pattern.compile("hf:(//)?(models/(?=[^/]+/))?");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][\\w.+-]*(?:/[A-Za-z0-9_][\\w.+-]*)*");
    private static final Pattern SPECIAL = Pattern.compile("refs/(?:pr/\\d+|convert/[\\w.-]+)");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /** Checks the characters: the three become parts of paths and addresses. */
    public ModelReference {
        check(PART.matcher(owner).matches() && safe(owner), "the owner", owner);
        check(PART.matcher(name).matches() && safe(name), "the name", name);
        check(REVISION.matcher(revision).matches() && !revision.contains(".."), "the revision", revision);
    }

    private static boolean safe(String part) {
        return !part.contains("--") && !part.contains("..") && !part.endsWith(".git");
    }

    private static void check(boolean holds, String what, String found) {
        if (!holds) {
            throw new HubException(what + " is \"" + found + "\", which no Hub has");
        }
    }

    /** Whether a text means a model on a Hub rather than a directory. */
    public static boolean names(String text) {
        return text.startsWith("hf:");
    }

    /** Reads such a name; the revision is {@code main} where none is given. */
    public static ModelReference parse(String text) {
        Matcher prefix = PREFIX.matcher(text);
        if (!prefix.lookingAt()) {
            throw new HubException(wrong(text, "it does not begin with hf://"));
        }
        String body = text.substring(prefix.end());
        int at = body.indexOf('@');
        String[] parts = (at < 0 ? body : body.substring(0, at)).split("/", -1);
        if (parts.length != 2) {
            throw new HubException(wrong(text, "it has " + parts.length + " parts before the revision instead of two"));
        }
        try {
            return new ModelReference(parts[0], parts[1], at < 0 ? DEFAULT_REVISION : revision(body.substring(at + 1)));
        } catch (IllegalArgumentException | HubException e) {
            throw new HubException(wrong(text, String.valueOf(e.getMessage())), e);
        }
    }

    private static String revision(String text) {
        if (text.contains("/") && !SPECIAL.matcher(text).matches()) {
            throw new HubException("the revision is \"" + text + "\": write / within a revision as %2F, as in"
                    + " @feature%2Fnew; files within a model cannot be named");
        }
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String wrong(String text, String why) {
        return "\"" + text + "\" names no model: " + why
                + ". Write hf://owner/name or hf://owner/name@revision, such as hf://openai-community/gpt2@main.";
    }

    /** Whether the revision is a full commit, which never changes. */
    boolean pinned() {
        return isCommit(revision);
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** What the Hub calls the repository. */
    public String repository() {
        return owner + "/" + name;
    }

    @Override
    public String toString() {
        String escaped = SPECIAL.matcher(revision).matches() ? revision : revision.replace("/", "%2F");
        return "hf://" + repository() + "@" + escaped;
    }
}
