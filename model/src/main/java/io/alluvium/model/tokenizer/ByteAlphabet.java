package io.alluvium.model.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * The printable stand-in of each byte in byte-level BPE (GPT-2): visible Latin-1 characters stand for themselves, every
 * other byte for a code point from 256 on.
 */
final class ByteAlphabet {
    private static final char[] SYMBOLS = symbols();

    private ByteAlphabet() {}

    private static char[] symbols() {
        char[] symbols = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
            symbols[b] = visible ? (char) b : next++;
        }
        return symbols;
    }

    /** The symbol of byte {@code b} (0 to 255). */
    static char symbol(int b) {
        return SYMBOLS[b];
    }

    /** The UTF-8 bytes of {@code text}, each as its symbol. */
    static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var encoded = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            encoded.append(SYMBOLS[b & 0xFF]);
        }
        return encoded.toString();
    }
}
