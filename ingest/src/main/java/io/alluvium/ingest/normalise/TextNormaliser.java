package io.alluvium.ingest.normalise;

import java.text.Normalizer;

/**
 * Gives a text its one spelling: Unicode NFC, line ends as a line feed, no byte order mark, no white space at both ends.
 * Nothing else is changed, since what the text says and how it is laid out is what shall be learned.
 */
public final class TextNormaliser {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextNormaliser() {}

    /** The one spelling of a text; doing it twice changes nothing. */
    public static String normalise(String text) {
        String lines = text.substring(start(text)).replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }

    private static int start(String text) {
        int start = 0;
        while (start < text.length()
                && (text.charAt(start) == BYTE_ORDER_MARK || Character.isWhitespace(text.charAt(start)))) {
            start++;
        }
        return start;
    }
}
