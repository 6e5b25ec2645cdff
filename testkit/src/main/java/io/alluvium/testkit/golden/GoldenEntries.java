package io.alluvium.testkit.golden;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The entries of a state store as a text file: a line each, the key as in a web address, then the value in hex. */
public final class GoldenEntries {

    private GoldenEntries() {}

    /** Reads them. */
    public static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            entries.put(
                    URLDecoder.decode(line.substring(0, space), StandardCharsets.UTF_8),
                    HexFormat.of().parseHex(line.substring(space + 1)));
        }
        return entries;
    }

    /** Writes them in the order of their keys. */
    public static void write(Path file, Map<String, byte[]> entries) throws IOException {
        Files.writeString(file, text(entries));
    }

    /** The same as one comparable value. */
    public static String text(Map<String, byte[]> entries) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(entries)
                .forEach((key, value) -> lines.append(URLEncoder.encode(key, StandardCharsets.UTF_8))
                        .append(' ')
                        .append(HexFormat.of().formatHex(value))
                        .append('\n'));
        return lines.toString();
    }
}
