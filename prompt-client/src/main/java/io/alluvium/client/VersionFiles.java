package io.alluvium.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files of a version: compared with what the manifest says of them, and on the disk before they are named. */
final class VersionFiles {

    private static final int BUFFER = 64 * 1024;

    private VersionFiles() {}

    /** Checks every file of a version where it lies. */
    static void check(Manifest manifest, Path directory) throws IOException {
        for (Manifest.File file : manifest.files()) {
            try (InputStream in = Files.newInputStream(directory.resolve(file.name()))) {
                copy(in, manifest, file, OutputStream.nullOutputStream());
            }
        }
    }

    /** Copies a file, no more of it than there should be. */
    static void copy(InputStream in, Manifest manifest, Manifest.File file, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            copy(in, manifest, file, out);
        }
        force(to);
    }

    /** Writes a text that is on the disk when this returns, as the files beside it are. */
    static void write(String text, Path to) throws IOException {
        Files.writeString(to, text);
        force(to);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void copy(InputStream in, Manifest manifest, Manifest.File file, OutputStream out)
            throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, sha256());
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        for (int read = digesting.read(buffer);
                read >= 0 && copied <= file.sizeBytes();
                read = digesting.read(buffer)) {
            out.write(buffer, 0, read);
            copied += read;
        }
        String found = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        if (copied != file.sizeBytes() || !found.equals(file.sha256())) {
            throw new VersionRefusedException("Checking " + file.name() + " of " + manifest.name() + ": it should have "
                    + file.sizeBytes() + " bytes and the SHA-256 " + file.sha256() + ", but " + copied
                    + " bytes were read, of " + found);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
