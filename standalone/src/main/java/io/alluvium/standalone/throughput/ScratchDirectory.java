package io.alluvium.standalone.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory that is empty before the measurement and after it, however that ends. */
public final class ScratchDirectory implements AutoCloseable {

    private final Path path;
    private final boolean made;
    private final Thread onInterrupt = new Thread(this::empty, "alluvium-bench-empties-its-directory");

    private ScratchDirectory(Path path, boolean made) {
        this.path = path;
        this.made = made;
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Takes an empty directory, or a temporary one. */
    public static ScratchDirectory take(@Nullable Path wanted) throws IOException {
        if (wanted == null) {
            return new ScratchDirectory(Files.createTempDirectory("alluvium-bench"), true);
        }
        Files.createDirectories(wanted);
        try (Stream<Path> there = Files.list(wanted)) {
            if (there.findAny().isPresent()) {
                throw new IOException("The measurement needs an empty directory, but there are files in " + wanted
                        + "; give another one with --data-dir");
            }
        }
        return new ScratchDirectory(wanted, false);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        empty();
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }

    // A broker that still runs makes files while others are deleted, so that it may take more than one go.
    private void empty() {
        for (int goes = 0; goes < 3 && Files.exists(path); goes++) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    if (made || !each.equals(path)) {
                        Files.deleteIfExists(each);
                    }
                }
                return;
            } catch (IOException | UncheckedIOException e) {
                continue;
            }
        }
    }
}
