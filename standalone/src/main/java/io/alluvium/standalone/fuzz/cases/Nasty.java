package io.alluvium.standalone.fuzz.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts, bytes and JSON values at which readers tend to trip. */
public final class Nasty {

    /** Texts. */
    public static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\r",
            "\n",
            "\u0085\u2028\u2029",
            "\ufeff",
            "\uffff",
            "\ufffd\ufffd\ufffd",
            "\ud800",
            "\udc00",
            "\udc00\ud800",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "e\u0301".repeat(40),
            "\u0130\u0131\u1e9e\ufb03",
            "\u202eabc\u202c",
            "\u200b\u200d",
            "\ufdfa".repeat(20),
            "..",
            "../../../../etc/passwd",
            "/",
            "a/b\\c",
            "%00%2e%2e%ff",
            "%s%n%999999999d",
            "${env:HOME}",
            "<script>",
            "'\"`",
            "NaN",
            "Infinity",
            "-0",
            "0x7f",
            "1e999",
            "99999999999999999999999999",
            "base",
            "news@0",
            "news@999999999",
            "x:y:z",
            "<|endoftext|>",
            "true",
            "null");

    /** JSON values; not all of them are JSON. */
    public static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "-1e999",
            "1e-999",
            "NaN",
            "Infinity",
            "0.1",
            "2147483647",
            "2147483648",
            "1000000000",
            "65537",
            "-2147483649",
            "9223372036854775808",
            "18446744073709551617",
            "123456789012345678901234567890",
            "1" + "0".repeat(400),
            "1" + "0".repeat(1200),
            "01",
            "+1",
            ".5",
            "\"\"",
            "\"NaN\"",
            "\"1e999\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\x\"",
            "\"\u0001\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"name\":{}}",
            "\"unclosed",
            "//",
            "\u00e9");

    /** Bytes that are no UTF-8. */
    static final List<byte[]> BYTES = List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 0x7B},
            new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF},
            new byte[] {(byte) 0xC3, 1});

    private Nasty() {}

    /** Some nasty text as bytes, or nasty bytes. */
    static byte[] bytes(Dice dice) {
        return dice.oneIn(3) ? dice.pick(BYTES) : dice.pick(TEXTS).getBytes(StandardCharsets.UTF_8);
    }
}
