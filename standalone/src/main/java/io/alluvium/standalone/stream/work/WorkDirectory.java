package io.alluvium.standalone.stream.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.stream.replay.RunResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory of results that any number of processes share. A result is there complete or not at all. A run is claimed by
 * a lock on one byte of the file {@code claims}, which the system lets go when the process ends, however it ends.
 */
public final class WorkDirectory implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NUMBER_DIGITS = 15;

    private final Path directory;
    private final FileChannel claims;

    /** The directory, made where it is missing. */
    public WorkDirectory(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.claims =
                FileChannel.open(directory.resolve("claims"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * A result with what it is of.
     *
     * @param name the job in words
     * @param key what determined it
     * @param result what was measured
     */
    record Stored(String name, RunKey key, RunResult result) {}

    /** The result of that key, if it is there. */
    public Optional<RunResult> find(RunKey key) throws IOException {
        Path file = file(key);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(file.toFile(), Stored.class).result())
                : Optional.empty();
    }

    /** Keeps a result. */
    void keep(Job job, RunKey key, RunResult result) throws IOException {
        Path unfinished = directory.resolve(".unfinished-" + UUID.randomUUID());
        try {
            JSON.writeValue(unfinished.toFile(), new Stored(job.name(), key, result));
            Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Claims a run; null where another process has it. */
    @Nullable
    FileLock claim(RunKey key) throws IOException {
        return claims.tryLock(place(key), 1, false);
    }

    /** Claims a run, and waits while another process has it. */
    FileLock await(RunKey key) throws IOException {
        return claims.lock(place(key), 1, false);
    }

    private Path file(RunKey key) {
        return directory.resolve(key.digest() + ".json");
    }

    private static long place(RunKey key) {
        return Long.parseLong(key.digest().substring(0, NUMBER_DIGITS), 16);
    }

    @Override
    public void close() throws IOException {
        claims.close();
    }
}
