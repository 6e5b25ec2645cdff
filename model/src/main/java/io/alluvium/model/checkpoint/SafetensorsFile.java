package io.alluvium.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file of any size whose header has been read and checked; each tensor is mapped into memory only while it is
 * read.
 */
final class SafetensorsFile {
    private final Path path;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(Path path, SafetensorsHeader header, long dataStart) {
        this.path = path;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** Reads and checks the header of a file. */
    static SafetensorsFile open(Path path) throws IOException {
        String source = path.toString();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            SafetensorsHeader.checkStart(source, length);
            long stated = ByteBuffer.wrap(bytes(channel, SafetensorsHeader.LENGTH_BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            byte[] json = bytes(channel, SafetensorsHeader.checkedLength(source, stated, length));
            long dataStart = channel.position();
            return new SafetensorsFile(path, SafetensorsHeader.parse(source, json, length - dataStart), dataStart);
        }
    }

    private static byte[] bytes(FileChannel channel, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes;
    }

    /** Where the file is. */
    Path path() {
        return path;
    }

    /** Names of its tensors, in the order of their data. */
    Set<String> names() {
        return Collections.unmodifiableSet(header.entries().keySet());
    }

    /** The file's own notes. */
    Map<String, String> metadata() {
        return header.metadata();
    }

    /** Shape of a tensor that the file holds. */
    long[] shape(String name) {
        return entry(name).shape().clone();
    }

    /** Reads a tensor that the file holds as 32-bit floats. */
    TensorData read(String name) throws IOException {
        SafetensorsEntry entry = entry(name);
        int length = entry.length(path.toString());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() < dataStart + entry.end()) {
                throw new IOException("the file became shorter while it was read");
            }
            ByteBuffer data = channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), length);
            return entry.decode(path.toString(), data);
        }
    }

    private SafetensorsEntry entry(String name) {
        SafetensorsEntry entry = header.entries().get(name);
        if (entry == null) {
            throw new CheckpointException(path + " holds no tensor " + name);
        }
        return entry;
    }
}
