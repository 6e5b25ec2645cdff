package io.alluvium.ingest.validate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A small, honest guess of a text's language: by script where the script tells the language, by stop words among seven
 * languages in Latin letters, and no answer for anything else, for short texts, and where two languages are close. It is
 * no language identifier; put a better one behind {@link Validator} where that matters.
 */
final class LanguageGuess {

    private static final int FEWEST_LETTERS = 20;
    private static final int FEWEST_STOP_WORDS = 4;
    private static final double CLEAR_LEAD = 2.0;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private static final Map<Character.UnicodeScript, String> BY_SCRIPT = Map.of(
            Character.UnicodeScript.HANGUL, "ko",
            Character.UnicodeScript.HIRAGANA, "ja",
            Character.UnicodeScript.KATAKANA, "ja",
            Character.UnicodeScript.HAN, "zh",
            Character.UnicodeScript.GREEK, "el",
            Character.UnicodeScript.HEBREW, "he",
            Character.UnicodeScript.THAI, "th");

    private static final Map<String, Set<String>> STOP_WORDS = Map.of(
            "en", Set.of("the", "and", "of", "to", "that", "is", "with", "for", "was", "this", "are", "from"),
            "de", Set.of("der", "die", "und", "das", "nicht", "ist", "mit", "ein", "eine", "auf", "den", "zu"),
            "fr", Set.of("le", "les", "et", "des", "est", "dans", "une", "pour", "qui", "pas", "sur", "du"),
            "es", Set.of("el", "los", "y", "las", "del", "por", "una", "con", "para", "como", "pero", "su"),
            "it", Set.of("il", "di", "che", "gli", "della", "è", "sono", "con", "una", "per", "non", "nel"),
            "pt", Set.of("o", "os", "do", "da", "não", "uma", "com", "em", "para", "dos", "mais", "ao"),
            "nl", Set.of("het", "een", "van", "en", "niet", "dat", "op", "te", "zijn", "voor", "met", "ook"));

    private LanguageGuess() {}

    /** The language's tag, or nothing where the text does not tell. */
    static Optional<String> of(String text) {
        Map<Character.UnicodeScript, Integer> scripts = new EnumMap<>(Character.UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
        if (letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        if (share(scripts, Character.UnicodeScript.LATIN, letters) > 0.9) {
            return byStopWords(text);
        }
        // Japanese mixes its own two scripts with Han.
        if (share(scripts, Character.UnicodeScript.HIRAGANA, letters)
                        + share(scripts, Character.UnicodeScript.KATAKANA, letters)
                > 0.1) {
            return Optional.of("ja");
        }
        return BY_SCRIPT.entrySet().stream()
                .filter(entry -> share(scripts, entry.getKey(), letters) > 0.7)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static double share(
            Map<Character.UnicodeScript, Integer> scripts, Character.UnicodeScript script, int letters) {
        return scripts.getOrDefault(script, 0) / (double) letters;
    }

    private static Optional<String> byStopWords(String text) {
        Map<String, Integer> hits = new HashMap<>();
        for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT))) {
            STOP_WORDS.forEach((language, words) -> {
                if (words.contains(word)) {
                    hits.merge(language, 1, Integer::sum);
                }
            });
        }
        Optional<Map.Entry<String, Integer>> best = hits.entrySet().stream().max(Map.Entry.comparingByValue());
        return best.filter(first -> first.getValue() >= FEWEST_STOP_WORDS
                        && hits.entrySet().stream()
                                .filter(other -> !other.getKey().equals(first.getKey()))
                                .allMatch(other -> first.getValue() >= CLEAR_LEAD * other.getValue()))
                .map(Map.Entry::getKey);
    }
}
