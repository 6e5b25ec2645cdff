package io.alluvium.registry.peft;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A version's directory in a tar. The same version gives the same bytes: sorted names, no owner, and the version's own
 * time.
 */
public final class PeftArchive {

    private PeftArchive() {}

    /** The name of the directory in the tar, and of the download. */
    public static String directory(VersionManifest version) {
        return version.getDomain().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + version.getVersion();
    }

    /** Makes the tar; every file is read, and so checked, before the first byte is written. */
    public static byte[] of(VersionManifest version, Function<BlobReference, byte[]> read) {
        Map<String, byte[]> files = new TreeMap<>();
        VersionDirectory.of(version, read)
                .forEach((name, file) -> files.put(name, file.bytes().get()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(directory(version) + "/" + file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(version.getCreatedAtMillis() / 1000 * 1000);
                entry.setIds(0, 0);
                entry.setMode(0100644);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + directory(version) + ".tar into memory", e);
        }
        return bytes.toByteArray();
    }
}
