package io.alluvium.kafka.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a log directory, held by one broker on this machine at a time. Kafka's own lock is taken only after
 * its controller has opened the metadata log, so a second broker would damage the first one's log before it is stopped.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says that another holds it. The file stays; the lock ends with the process at the latest. */
    static DirectoryLock take(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(".alluvium.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another broker in this process uses the directory", e);
        }
        channel.close();
        throw new IOException("another process uses the directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
