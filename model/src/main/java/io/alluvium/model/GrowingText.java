package io.alluvium.model;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The text of tokens that come one by one. Only tokens since the last complete piece are decoded again: the pieces before
 * end with a whole character, so that what follows cannot change them. The last piece is decoded together with the new
 * one, because some tokenizers treat the beginning of a text in a special way.
 */
final class GrowingText {

    private static final char REPLACEMENT = '\uFFFD';

    private final Function<int[], String> decoder;
    private final StringBuilder text = new StringBuilder();
    private int[] recent = new int[0];
    private int complete;

    GrowingText(Function<int[], String> decoder) {
        this.decoder = decoder;
    }

    /** Adds a token; gives what it adds to the text, which is nothing while a multi-byte character is incomplete. */
    String add(int token) {
        recent = Arrays.copyOf(recent, recent.length + 1);
        recent[recent.length - 1] = token;
        String before = complete == 0 ? "" : decoder.apply(Arrays.copyOf(recent, complete));
        String now = decoder.apply(recent);
        if (now.length() <= before.length() || now.charAt(now.length() - 1) == REPLACEMENT) {
            return "";
        }
        String piece = now.substring(before.length());
        recent = Arrays.copyOfRange(recent, complete, recent.length);
        complete = recent.length;
        text.append(piece);
        return piece;
    }

    /** Everything so far; the caller may cut it. */
    StringBuilder text() {
        return text;
    }
}
