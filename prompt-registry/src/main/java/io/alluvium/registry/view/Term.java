package io.alluvium.registry.view;

import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.VersionManifest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What versions can be found by. */
public final class Term {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final int SHORTEST_WORD = 2;
    private static final int MOST_WORDS = 32;

    private Term() {}

    /** The versions that an alias names now. */
    public static String alias(String alias) {
        return clean("alias:" + alias);
    }

    /** The versions that have a tag. */
    public static String tag(String tag) {
        return clean("tag:" + tag);
    }

    /** The versions that have a tag of that value. */
    public static String tag(String tag, String value) {
        return clean("tag:" + tag + "=" + value);
    }

    /** The versions that learned from a source. */
    public static String source(String source) {
        return clean("source:" + source);
    }

    /** The versions that the gate passed, or did not. */
    public static String passed(boolean passed) {
        return passed ? "gate:passed" : "gate:failed";
    }

    /** The versions that are retired. */
    public static String retired() {
        return "retired";
    }

    /** The words of a text, each of which finds what has it. */
    public static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        words(text, words);
        return words;
    }

    /** All that an immutable version is found by. */
    static Set<String> of(VersionManifest version) {
        Set<String> terms = new LinkedHashSet<>();
        Stream.of(
                        version.getDomain(),
                        version.getRecipeName(),
                        version.getBaseModel(),
                        version.getTunerKind(),
                        version.getVerdict().getReason())
                .forEach(text -> words(text, terms));
        terms.add(passed(version.getVerdict().getPassed()));
        version.getSources().stream()
                .map(SourceShare::getSource)
                .map(Term::source)
                .forEach(terms::add);
        return terms;
    }

    private static void words(String text, Set<String> words) {
        Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word ->
                        word.length() >= SHORTEST_WORD && !NUMBER.matcher(word).matches())
                .limit(MOST_WORDS)
                .forEach(word -> words.add("word:" + word));
    }

    private static String clean(String term) {
        return term.replaceAll("\\p{Cntrl}", " ");
    }
}
