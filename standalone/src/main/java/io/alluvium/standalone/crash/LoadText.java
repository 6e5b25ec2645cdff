package io.alluvium.standalone.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Short texts that a model can learn, different for each domain, none like another; a function of the seed. */
final class LoadText {

    private static final int WORDS = 24;
    private static final Map<String, List<String>> VOCABULARY = Map.of(
            "tides",
                    List.of("the", "ebb", "carries", "silt", "along", "a", "quiet", "channel", "toward", "open", "sea"),
            "ledger",
                    List.of(
                            "each", "invoice", "shall", "name", "its", "buyer", "amount", "and", "date", "of",
                            "payment"),
            "orchard",
                    List.of(
                            "prune", "young", "trees", "in", "winter", "before", "buds", "swell", "or", "sap",
                            "rises"));

    static final List<String> DOMAINS = VOCABULARY.keySet().stream().sorted().toList();

    private final long seed;

    LoadText(long seed) {
        this.seed = seed;
    }

    /** So many texts of a domain, from a number on. */
    List<String> of(String domain, int first, int count) {
        List<String> texts = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            texts.add(one(domain, number));
        }
        return texts;
    }

    private String one(String domain, int number) {
        List<String> words = VOCABULARY.getOrDefault(domain, List.of());
        Random random = new Random(seed * 1_000_003 + domain.hashCode() * 31L + number);
        StringBuilder text = new StringBuilder("Note ").append(number).append(':');
        for (int i = 0; i < WORDS; i++) {
            // Mostly the next word of the domain's sentence, so that there is something to learn.
            int next = random.nextInt(4) > 0 ? i % words.size() : random.nextInt(words.size());
            text.append(' ').append(words.get(next));
        }
        return text.append('.').toString();
    }
}
