package io.alluvium.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory that is empty before a measurement and after it, however that ends, unless what is in it is to be kept. */
public final class ScratchDirectory implements AutoCloseable {

    private static final int GOES = 3;

    private final Path path;
    private final boolean made;
    private final Thread onInterrupt = new Thread(this::empty, "alluvium-bench-empties-its-directory");
    private volatile boolean kept;

    private ScratchDirectory(Path path, boolean made) {
        this.path = path;
        this.made = made;
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** A temporary one, with that beginning of its name. */
    public static ScratchDirectory temporary(String prefix) throws IOException {
        return new ScratchDirectory(Files.createTempDirectory(prefix), true);
    }

    /** The wanted one, which must be empty, or a temporary one where none is wanted. */
    public static ScratchDirectory take(@Nullable Path wanted, String prefix) throws IOException {
        if (wanted == null) {
            return temporary(prefix);
        }
        Path there = Files.createDirectories(wanted.toAbsolutePath().normalize());
        try (Stream<Path> content = Files.list(there)) {
            if (content.findAny().isPresent()) {
                throw new IOException("The measurement needs an empty directory, but there are files in " + there
                        + "; give another one with --data-dir");
            }
        }
        return new ScratchDirectory(there, false);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What is in it may be evidence: it stays, however this ends. */
    public void keep() {
        kept = true;
    }

    /** Nobody needs what is in it any more: a temporary one goes at the end, a wanted one stays as it is. */
    public void discard() {
        kept = !made;
    }

    @Override
    public void close() {
        empty();
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }

    // A broker that still runs makes files while others are deleted, so that it may take more than one go.
    private void empty() {
        for (int go = 0; go < GOES && !kept && Files.exists(path); go++) {
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
