package io.alluvium.schemas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a process at a named step, so that it can be killed there. It does so only where the system property
 * {@value #PROPERTY} names a directory, and only at a step that has a file of its name in it: the first process that
 * reaches the step renames the file to {@code STEP.reached} and stays there for as long as that file exists.
 */
public final class CrashSites {

    /** Names the directory; absent in every process that nobody wants to crash. */
    public static final String PROPERTY = "alluvium.crash-sites";

    private static final CrashSites OF_THIS_PROCESS = new CrashSites(directory());
    private static final long LOOK_MILLIS = 5;

    private final @Nullable Path directory;

    CrashSites(@Nullable Path directory) {
        this.directory = directory;
    }

    /** The steps of this process. */
    public static CrashSites ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** The file that asks for a halt at a step. */
    public static Path wanted(Path directory, CrashSite site) {
        return directory.resolve(site.name());
    }

    /** The file that says that a process stands at a step. */
    public static Path reached(Path directory, CrashSite site) {
        return directory.resolve(site.name() + ".reached");
    }

    /** Says that the step was reached; comes back at once unless a halt was asked for. */
    public void reach(CrashSite site) {
        if (directory == null || !Files.exists(wanted(directory, site))) {
            return;
        }
        Path standing = reached(directory, site);
        try {
            Files.move(wanted(directory, site), standing, StandardCopyOption.ATOMIC_MOVE);
            while (Files.exists(standing)) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (NoSuchFileException e) {
            return; // Another one was first.
        } catch (IOException e) {
            throw new UncheckedIOException("Halting at " + site + " in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Path directory() {
        String named = System.getProperty(PROPERTY);
        return named == null ? null : Path.of(named);
    }
}
