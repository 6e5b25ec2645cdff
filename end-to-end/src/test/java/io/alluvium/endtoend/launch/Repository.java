package io.alluvium.endtoend.launch;

import java.nio.file.Path;

/** Where the files of this repository are. */
public final class Repository {

    private Repository() {}

    /** The root. */
    public static Path root() {
        String given = System.getProperty("alluvium.root");
        return given != null ? Path.of(given) : Path.of("").toAbsolutePath().getParent();
    }

    /** A file, given relative to the root. */
    public static Path file(String relative) {
        return root().resolve(relative);
    }
}
