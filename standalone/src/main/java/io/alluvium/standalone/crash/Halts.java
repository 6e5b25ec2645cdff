package io.alluvium.standalone.crash;

import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the processes to halt at steps, and lets them go on. */
final class Halts {

    private static final long LOOK_MILLIS = 2;

    private final Path directory;

    Halts(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Returns whether some process came to stand at the step within that time. */
    boolean await(CrashSite site, Duration patience) throws IOException, InterruptedException {
        Files.createFile(CrashSites.wanted(directory, site));
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.exists(CrashSites.reached(directory, site))) {
            if (System.nanoTime() > deadline && Files.deleteIfExists(CrashSites.wanted(directory, site))) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Lets the process that stands there go on; nothing happens if it is gone. */
    void release(CrashSite site) throws IOException {
        Files.deleteIfExists(CrashSites.reached(directory, site));
    }
}
