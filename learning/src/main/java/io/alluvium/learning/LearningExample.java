package io.alluvium.learning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One accepted text as the learner sees it.
 *
 * @param contentDigest SHA-256 of the text, 64 lower-case hexadecimal digits
 * @param text the text to learn from
 * @param position place in the log of examples; grows from one example to the next
 * @param acceptedAtMillis when ingest accepted the text
 * @param heldOut whether the text is kept for the gate and never trained on
 * @param regime what its source calls the regime that it is of; null where nobody says
 */
public record LearningExample(
        String contentDigest,
        String text,
        long position,
        long acceptedAtMillis,
        boolean heldOut,
        @Nullable String regime) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public LearningExample {
        if (!DIGEST.matcher(contentDigest).matches()) {
            throw new IllegalArgumentException("Example at position " + position + ": contentDigest must be 64"
                    + " lower-case hexadecimal digits, found '" + contentDigest + "'");
        }
    }

    /** An example whose regime nobody says. */
    public LearningExample(String contentDigest, String text, long position, long acceptedAtMillis, boolean heldOut) {
        this(contentDigest, text, position, acceptedAtMillis, heldOut, null);
    }

    /** An example to train on, with its digest computed and accepted at its own position. */
    public static LearningExample of(String text, long position) {
        return new LearningExample(digest(text), text, position, position, false);
    }

    /** The same text, kept for the gate. */
    public LearningExample asHeldOut() {
        return new LearningExample(contentDigest, text, position, acceptedAtMillis, true, regime);
    }

    /** The same text with what its regime is called; null where nobody says. */
    public LearningExample ofRegime(@Nullable String name) {
        return new LearningExample(contentDigest, text, position, acceptedAtMillis, heldOut, name);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
