package io.alluvium.registry.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks, version 1: HMAC-SHA256 over id, time and body. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signature() {}

    /** A secret that nobody knows yet. */
    public static String newSecret(SecureRandom random) {
        byte[] key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** What the header webhook-signature says. */
    static String of(String secret, String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), ALGORITHM));
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing a webhook message: this Java lacks " + ALGORITHM, e);
        }
    }
}
