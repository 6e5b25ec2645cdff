package io.alluvium.endtoend.launch;

import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named step at which a process shall stand still: asked for, then reached, then let go. */
public final class Halt {

    private final Path wanted;
    private final Path reached;

    private Halt(Path directory, CrashSite site) {
        wanted = CrashSites.wanted(directory, site);
        reached = CrashSites.reached(directory, site);
    }

    /** Asks for it; the process stands still when it comes to the step for the next time. */
    static Halt at(CrashSite site, Path directory) {
        Halt halt = new Halt(directory, site);
        try {
            Files.createDirectories(directory);
            Files.createFile(halt.wanted);
            return halt;
        } catch (IOException e) {
            throw new UncheckedIOException("Asking for a halt at " + site, e);
        }
    }

    /** Whether the process stands there. */
    public boolean reached() {
        return Files.exists(reached);
    }

    /** Takes it back: a process that stands there goes on, and none will stop there. */
    public void release() {
        try {
            Files.deleteIfExists(wanted);
            Files.deleteIfExists(reached);
        } catch (IOException e) {
            throw new UncheckedIOException("Taking back a halt: " + reached, e);
        }
    }
}
