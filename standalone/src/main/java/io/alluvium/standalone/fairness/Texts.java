package io.alluvium.standalone.fairness;

import java.util.List;
import java.util.Random;

/** Texts of some length, each another one, the same from the same seed. */
final class Texts {

    private static final List<String> WORDS = List.of(
            "the",
            "river",
            "carries",
            "its",
            "sediment",
            "to",
            "ground",
            "and",
            "leaves",
            "it",
            "where",
            "water",
            "is",
            "slow",
            "harbour",
            "master",
            "records",
            "every",
            "tide",
            "before",
            "boats",
            "come",
            "in",
            "from",
            "sea");

    private final Random random;
    private final int chars;
    private int made;

    Texts(long seed, int chars) {
        this.random = new Random(seed);
        this.chars = chars;
    }

    /** The next one as a record in JSON. */
    String next(String domain) {
        StringBuilder text = new StringBuilder(domain).append(' ').append(++made);
        while (text.length() < chars) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return "{\"text\":\"" + text + "\"}";
    }

    /** How many were made. */
    int made() {
        return made;
    }
}
