package io.alluvium.ingest.normalise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a normalised text: its name among all texts.
 *
 * @param hex 64 lower-case hex digits
 */
public record ContentDigest(String hex) {

    private static final int NUMBER_DIGITS = 15;

    /** Never used, only cloned: cheaper than asking for one by name. */
    private static final MessageDigest FRESH = byName();

    /** The digest of a text that is normalised already. */
    public static ContentDigest of(String normalised) {
        byte[] digest = fresh().digest(normalised.getBytes(StandardCharsets.UTF_8));
        return new ContentDigest(HexFormat.of().formatHex(digest));
    }

    /** True for about one text in that many, always the same ones; never for 0. */
    public boolean isHeldOut(int oneIn) {
        return oneIn > 0 && Long.parseLong(hex.substring(0, NUMBER_DIGITS), 16) % oneIn == 0;
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return byName();
        }
    }

    private static MessageDigest byName() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256; use a complete one", e);
        }
    }
}
