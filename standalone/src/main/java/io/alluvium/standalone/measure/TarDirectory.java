package io.alluvium.standalone.measure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a tar, put flat into a directory; folders and strange names are dropped. */
public final class TarDirectory {

    /** The names that files of a version have; the registry packs no other. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    private TarDirectory() {}

    /** Writes the files and returns their names. */
    public static List<String> extract(byte[] tar, Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        Files.createDirectories(directory);
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && PLAIN.matcher(name).matches()) {
                    if (entry.isSparse()) {
                        throw new IOException("The tar's file " + name + " is sparse; no file of a version is");
                    }
                    Files.write(directory.resolve(name), in.readAllBytes());
                    names.add(name);
                }
            }
        }
        return names;
    }
}
