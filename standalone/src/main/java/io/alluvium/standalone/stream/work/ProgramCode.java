package io.alluvium.standalone.stream.work;

import io.alluvium.model.checkpoint.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** The digest of the classes and recipes that some classes of ours come with: another program gives other results. */
final class ProgramCode {

    private ProgramCode() {}

    /** One digest of all that lies where these classes lie; the same for a jar and for a directory. */
    static String digest(Class<?>... types) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Class<?> type : types) {
            Path place = place(type);
            all.append(Files.isDirectory(place) ? ofDirectory(place) : ofJar(place));
        }
        return Sha256.of(all.toString());
    }

    private static Path place(Class<?> type) {
        try {
            URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of " + type + " is no address", e);
        }
    }

    private static SortedMap<String, Long> ofJar(Path jar) throws IOException {
        SortedMap<String, Long> sums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && counts(entry.getName()))
                    .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
        }
        return sums;
    }

    private static SortedMap<String, Long> ofDirectory(Path directory) throws IOException {
        SortedMap<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    sums.put(name, crc(Files.readAllBytes(file)));
                }
            }
        }
        return sums;
    }

    private static boolean counts(String name) {
        return !name.startsWith("META-INF/");
    }

    private static long crc(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
