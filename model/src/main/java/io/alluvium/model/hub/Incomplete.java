package io.alluvium.model.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that grows at its end. Failures to write it are unchecked, to tell them from failures to read what comes. */
final class Incomplete implements AutoCloseable {

    private final FileChannel channel;
    private long size;

    private Incomplete(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /** Opens it at its end. */
    static Incomplete open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new Incomplete(channel, channel.position(channel.size()).position());
    }

    long size() {
        return size;
    }

    /** Forgets what comes after an offset. */
    void cut(long offset) {
        try {
            channel.truncate(offset);
            size = channel.position(offset).position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(byte[] bytes, int length) {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                size += channel.write(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it outlive a loss of power. */
    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
