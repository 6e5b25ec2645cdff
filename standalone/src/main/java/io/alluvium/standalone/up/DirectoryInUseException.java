package io.alluvium.standalone.up;

import java.nio.file.Path;

/** Another process uses the data directory. */
public final class DirectoryInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory, String user) {
        super("Starting on " + directory + ": " + user
                + " uses this data directory. Stop that one, or give another directory with --data-dir (and another"
                + " port with --port).");
    }
}
