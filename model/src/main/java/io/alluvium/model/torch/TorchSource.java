package io.alluvium.model.torch;

import io.alluvium.model.checkpoint.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The source of a TorchScript module: files of methods beside this class, and constants that are methods without
 * arguments.
 *
 * @param name the module's class name
 * @param files class-path resources
 * @param constants {@code Long}, {@code Double}, {@code Boolean}, {@code String} or a list of
 *     {@code Long} by name
 */
public record TorchSource(String name, List<String> files, Map<String, Object> constants) {

    /** The text of the module in the serialised dialect. */
    String text() {
        String methods = files.stream().map(TorchSource::read).collect(Collectors.joining("\n"));
        String values = constants.entrySet().stream()
                .map(constant -> method(constant.getKey(), constant.getValue()))
                .collect(Collectors.joining());
        return "class " + name + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n\n"
                + (values + methods).replaceAll("\\(self([,)])", "(self: __torch__." + name + "$1");
    }

    /** SHA-256 of the text, lower-case hex. */
    public String digest() {
        return Sha256.of(text());
    }

    private static String method(String name, Object value) {
        return "  def " + name + "(self) -> " + type(value) + ":\n    return " + literal(value) + "\n\n";
    }

    private static String type(Object value) {
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof List<?>) {
            return "List[int]";
        }
        return value instanceof String ? "str" : "int";
    }

    private static String literal(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof List<?> numbers) {
            return "annotate(List[int], " + numbers + ")";
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }

    private static String read(String file) {
        try (InputStream in = TorchSource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("TorchScript source " + file + " is missing from the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Torch's reader of serialised code knows comments only at the end of a statement.
            return Arrays.stream(text.split("\n"))
                    .filter(line -> !line.strip().startsWith("#"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading TorchScript source " + file, e);
        }
    }
}
