package io.alluvium.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An empty directory for one run: a named one, or a temporary one that is removed when all went well. */
final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private final boolean named;
    private boolean kept = true;

    private WorkDirectory(Path path, boolean named) {
        this.path = path;
        this.named = named;
    }

    /** The named one, which must be empty, or a temporary one where none is named. */
    static WorkDirectory of(@Nullable Path named, String prefix) throws IOException {
        if (named == null) {
            return new WorkDirectory(Files.createTempDirectory(prefix), false);
        }
        Path made = Files.createDirectories(named.toAbsolutePath().normalize());
        try (Stream<Path> content = Files.list(made)) {
            if (content.findAny().isPresent()) {
                throw new CommandException(
                        ExitCodes.USAGE, "The directory " + made + " is not empty; name an empty one with --data-dir");
            }
        }
        return new WorkDirectory(made, true);
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** All went well, so that nobody needs it any more: a temporary one goes. */
    void discard() {
        kept = named;
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
