package io.alluvium.registry.http;

import io.alluvium.registry.problem.RegistryException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param first the first byte
 * @param last the last one
 */
record ByteRange(int first, int last) {

    private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*");

    /**
     * Reads the header {@code Range} for a file of that length. What is no single range of bytes is not heeded, as the
     * standard allows, so that the client gets the whole.
     *
     * @throws RegistryException if the file has none of these bytes
     */
    static Optional<ByteRange> of(@Nullable String header, int length) {
        Matcher matcher = ONE.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean suffix = matcher.group(1).isEmpty();
        long from = suffix ? Math.max(0, length - number(matcher.group(2), 0)) : number(matcher.group(1), 0);
        long to = suffix ? length - 1L : Math.min(length - 1L, number(matcher.group(2), Long.MAX_VALUE));
        if (!suffix && !matcher.group(2).isEmpty() && number(matcher.group(2), 0) < from) {
            return Optional.empty();
        }
        if (from >= length || to < from) {
            throw RegistryException.shorter(matcher.group(1) + "-" + matcher.group(2), length);
        }
        return Optional.of(new ByteRange((int) from, (int) to));
    }

    /** The header {@code Content-Range}. */
    String of(int length) {
        return "bytes " + first + "-" + last + "/" + length;
    }

    private static long number(String digits, long absent) {
        return digits.isEmpty() ? absent : Long.parseLong(digits);
    }
}
