package io.alluvium.ingest.normalise;

import java.text.Normalizer;

/**
 * Gives a text its one spelling: Unicode NFC, line ends as a line feed, no byte order mark, no white space at both ends.
 * Nothing else is changed, since what the text says and how it is laid out is what shall be learned.
 */
public final class TextNormaliser {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Unicode has nothing below it that NFC would change, so that most texts need no closer look. */
    private static final char FIRST_COMBINING = '\u0300';

    private TextNormaliser() {}

    /** The one spelling of a text; doing it twice changes nothing. */
    public static String normalise(String text) {
        String lines = text.substring(start(text)).replace("\r\n", "\n").replace('\r', '\n');
        return (mayCompose(lines) ? Normalizer.normalize(lines, Normalizer.Form.NFC) : lines).strip();
    }

    private static boolean mayCompose(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return true;
            }
        }
        return false;
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
