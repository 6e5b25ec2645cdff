package io.alluvium.standalone.rejects;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes of a stranger for a terminal: as text where they are text, else as a hex dump. No control character passes, since
 * some of them command terminals.
 */
public final class ByteText {

    private static final int COLUMNS = 16;
    private static final int MOST_DUMPED = 4_096;
    private static final char UNPRINTABLE = '.';
    private static final char REPLACEMENT = '\uFFFD';

    private ByteText() {}

    /** The bytes as text, if they are UTF-8 without control characters other than line ends and tabs. */
    public static Optional<String> text(byte... bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(ByteText::harmless) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The bytes as text or as a dump of the first of them. */
    public static String show(byte... bytes) {
        return text(bytes).orElseGet(() -> dump(bytes));
    }

    /** A text in one line, with a mark in place of each control character. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(Character.isISOControl(c) ? REPLACEMENT : (char) c));
        return line.toString();
    }

    private static boolean harmless(int c) {
        return c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c);
    }

    private static String dump(byte... bytes) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, MOST_DUMPED);
        for (int row = 0; row < shown; row += COLUMNS) {
            StringBuilder hex = new StringBuilder();
            StringBuilder letters = new StringBuilder();
            for (int i = row; i < Math.min(row + COLUMNS, shown); i++) {
                hex.append(String.format(Locale.ROOT, " %02x", bytes[i]));
                letters.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : UNPRINTABLE);
            }
            dump.append(String.format(Locale.ROOT, "%08x %-48s  |%s|%n", row, hex, letters));
        }
        if (shown < bytes.length) {
            dump.append("... and ").append(bytes.length - shown).append(" bytes more; --out FILE writes them all");
        }
        return dump.toString().stripTrailing();
    }
}
