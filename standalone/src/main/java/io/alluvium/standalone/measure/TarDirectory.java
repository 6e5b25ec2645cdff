package io.alluvium.standalone.measure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a tar, put flat into a directory; folders inside the tar, and paths that lead out of it, are dropped. */
public final class TarDirectory {

    private TarDirectory() {}

    /** Writes the files and returns their names. */
    public static List<String> extract(byte[] tar, Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        Files.createDirectories(directory);
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                if (entry.isFile() && name != null && !name.toString().startsWith("..")) {
                    Files.write(directory.resolve(name), in.readAllBytes());
                    names.add(name.toString());
                }
            }
        }
        return names;
    }
}
