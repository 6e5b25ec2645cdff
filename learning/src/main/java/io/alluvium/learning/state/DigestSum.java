package io.alluvium.learning.state;

import java.math.BigInteger;

/**
 * A sum of SHA-256 digests modulo 2^256. It does not depend on the order, and unlike exclusive-or it tells a record
 * learned twice from one learned never.
 */
public final class DigestSum {

    /** The sum of nothing. */
    public static final String ZERO = "0".repeat(64);

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private DigestSum() {}

    /** The sum with one digest more, 64 hexadecimal digits. */
    public static String plus(String sum, String digest) {
        String hex = new BigInteger(sum, 16)
                .add(new BigInteger(digest, 16))
                .mod(MODULUS)
                .toString(16);
        return ZERO.substring(hex.length()) + hex;
    }
}
