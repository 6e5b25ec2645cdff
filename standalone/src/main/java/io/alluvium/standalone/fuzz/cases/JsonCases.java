package io.alluvium.standalone.fuzz.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with damage that knows JSON: values replaced, names exchanged, pieces dropped, doubled, wrapped deeply or made very
 * long. What comes out is mostly JSON still, so that what lies behind the parser is reached.
 */
public final class JsonCases implements CaseSource {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?[0-9][0-9.eE+-]*|[{}\\[\\]:,]|[a-z]+|\\s+|.", Pattern.DOTALL);
    private static final int DEEPEST = 2_000;
    private static final int LONGEST = 3_000;

    private final List<String> seeds;

    /** Begins with these. */
    public JsonCases(List<String> seeds) {
        this.seeds = List.copyOf(seeds);
    }

    @Override
    public byte[] make(Dice dice) {
        if (dice.oneIn(32)) {
            return dice.pick(seeds).getBytes(StandardCharsets.UTF_8);
        }
        List<String> tokens = tokens(dice.pick(seeds));
        for (int left = 1 + dice.length(4); left > 0 && !tokens.isEmpty(); left--) {
            damage(tokens, dice);
        }
        byte[] whole = String.join("", tokens).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = whole.length > Damage.LARGEST ? Arrays.copyOf(whole, Damage.LARGEST) : whole;
        return dice.oneIn(8) && bytes.length > 0 ? Damage.some(bytes, bytes, dice) : bytes;
    }

    private static void damage(List<String> tokens, Dice dice) {
        int at = place(tokens, dice);
        switch (dice.below(9)) {
            case 0, 1, 2 -> tokens.set(at, dice.pick(Nasty.JSON));
            case 3 -> tokens.set(at, quoted(dice.pick(Nasty.TEXTS)));
            case 4 -> tokens.set(at, tokens.get(place(tokens, dice)));
            case 5 -> tokens.remove(at);
            case 6 -> tokens.add(at, tokens.get(at));
            case 7 -> tokens.set(at, deep(tokens.get(at), dice));
            default -> tokens.set(at, many(tokens.get(at), dice.length(LONGEST)));
        }
    }

    /** A place that is more often a value or a name than a bracket. */
    private static int place(List<String> tokens, Dice dice) {
        int at = dice.below(tokens.size());
        for (int tries = 0; tries < 3 && "{}[]:,".contains(tokens.get(at)); tries++) {
            at = dice.below(tokens.size());
        }
        return at;
    }

    /** A list of the same value so many times, or so often as fits into the largest case: damage may come upon damage. */
    static String many(String value, int times) {
        return "[" + (value + ",").repeat(Math.min(times, 1 + Damage.LARGEST / (value.length() + 1))) + "0]";
    }

    private static String deep(String value, Dice dice) {
        int depth = 1 + dice.length(DEEPEST);
        return dice.oneIn(2)
                ? "[".repeat(depth) + value + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + value + "}".repeat(depth);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static List<String> tokens(String json) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(json);
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
        }
        return tokens;
    }
}
