package io.alluvium.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a Hub calls bytes: SHA-256 where they are stored apart (LFS), else Git's SHA-1 of a blob. */
enum BlobDigest {
    SHA256("SHA-256", 64) {
        @Override
        void begin(MessageDigest digest, long size) {}
    },
    GIT("SHA-1", 40) {
        @Override
        void begin(MessageDigest digest, long size) {
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        }
    };

    private final String algorithm;
    private final int hexDigits;

    BlobDigest(String algorithm, int hexDigits) {
        this.algorithm = algorithm;
        this.hexDigits = hexDigits;
    }

    abstract void begin(MessageDigest digest, long size);

    private boolean matches(String etag) {
        return etag.length() == hexDigits && etag.matches("[0-9a-f]+");
    }

    /** Whether an etag is a digest. */
    static boolean known(String etag) {
        return SHA256.matches(etag) || GIT.matches(etag);
    }

    /** The kind of an etag. */
    static BlobDigest of(String etag) {
        if (!known(etag)) {
            throw new IllegalArgumentException("the etag \"" + etag + "\" is neither a SHA-256 nor a Git digest");
        }
        return SHA256.matches(etag) ? SHA256 : GIT;
    }

    /** The digest of a file. */
    String of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            begin(digest, Files.size(file));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
