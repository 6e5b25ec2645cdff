package io.alluvium.registry.hub;

import io.alluvium.registry.peft.DirectoryFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Git holds of a file whose bytes are stored apart (Git LFS, version 1): a text that names their digest. So a file's
 * name in Git follows from the manifest, and nothing is read to list it.
 *
 * @param text the text
 */
record LfsPointer(String text) {

    static LfsPointer to(DirectoryFile file) {
        return new LfsPointer("version https://git-lfs.github.com/spec/v1\noid sha256:" + file.sha256() + "\nsize "
                + file.sizeBytes() + "\n");
    }

    int sizeBytes() {
        return bytes().length;
    }

    /** Git's name of the text. */
    String oid() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + sizeBytes() + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
