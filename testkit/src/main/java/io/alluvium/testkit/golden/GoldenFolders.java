package io.alluvium.testkit.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The golden folders of a module, {@code src/test/resources/golden/KIND-N}: what the program stored when form N was new.
 * They are added and never edited; each must be read for as long as a running system may have such state. A new form is
 * added by running its test once with {@code -Dgolden.add=KIND}.
 */
public final class GoldenFolders {

    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private GoldenFolders() {}

    /** The folders of a kind, oldest first; there must be one. */
    public static List<Path> all(String kind) throws IOException {
        List<Path> found = list(kind);
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "No folder " + ROOT.toAbsolutePath().resolve(kind + "-1") + "; add one with -Dgolden.add=" + kind);
        }
        return found;
    }

    /** Writes the next folder of a kind, if the command line asks for one. */
    public static void addIfAsked(String kind, Writer writer) throws IOException {
        if (kind.equals(System.getProperty("golden.add"))) {
            writer.write(Files.createDirectories(
                    ROOT.resolve(kind + "-" + (list(kind).size() + 1))));
        }
    }

    private static List<Path> list(String kind) throws IOException {
        if (!Files.isDirectory(ROOT)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(ROOT)) {
            return found.filter(folder -> folder.getFileName().toString().matches(kind + "-[0-9]+"))
                    .sorted(Comparator.comparingInt(GoldenFolders::number))
                    .toList();
        }
    }

    private static int number(Path folder) {
        String name = folder.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    /** Stores what the program stores today. */
    @FunctionalInterface
    public interface Writer {

        /** Writes into an empty folder. */
        void write(Path folder) throws IOException;
    }
}
