package io.alluvium.standalone.up;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that keeps everything, used by one process at a time. */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = ".alluvium.lock";
    private static final String RUNNING = "running.txt";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Takes the directory, which is made where it is missing. */
    public static DataDirectory take(Path directory) throws IOException {
        Path path = directory.toAbsolutePath().normalize();
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new DirectoryInUseException(path, user(path));
        }
        return new DataDirectory(path, channel);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Writes down who uses it, for the message to the next one who tries. */
    public void describe(String who) throws IOException {
        // On a signal the process may end before somebody closes this.
        path.resolve(RUNNING).toFile().deleteOnExit();
        try (FileChannel file = FileChannel.open(
                path.resolve(RUNNING),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new IOException(
                    "Writing into the data directory " + path + ", to start there: " + e.getMessage()
                            + ". Make room on that disk or give another directory; what is in it is kept.",
                    e);
        }
    }

    private static String user(Path path) {
        try {
            return Files.readString(path.resolve(RUNNING)).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(RUNNING));
        channel.close();
    }
}
