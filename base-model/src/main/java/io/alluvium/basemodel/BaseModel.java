package io.alluvium.basemodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The base model that the jar carries. */
public final class BaseModel {

    /** The files of the checkpoint, in the order in which they are copied. */
    public static final List<String> FILES = List.of("config.json", "tokenizer.json", "model.safetensors");

    private BaseModel() {}

    /**
     * Copies the checkpoint into a directory, which is made where it is missing. Each file appears complete or not at
     * all, and a file that is there with the same bytes is left alone, so that several processes may do this at once.
     *
     * @return the directory
     */
    public static Path extract(Path directory) {
        return extract(directory, BaseModel::open);
    }

    static Path extract(Path directory, Source source) {
        try {
            Files.createDirectories(directory);
            for (String name : FILES) {
                place(directory.resolve(name), read(source, name));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Copying the base model into " + directory + ": " + e.getMessage()
                            + ". See that the disk has room and may be written, or set alluvium.model.directory.",
                    e);
        }
    }

    private static void place(Path file, byte[] bytes) throws IOException {
        if (Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Path unfinished = file.resolveSibling(".unfinished-" + UUID.randomUUID());
        try {
            write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static byte[] read(Source source, String name) throws IOException {
        try (InputStream in = source.open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = BaseModel.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the jar carries no " + name + "; build the module base-model with its resources");
        }
        return in;
    }

    /** Where the files come from. */
    interface Source {
        /** The file of that name, from its beginning. */
        InputStream open(String name) throws IOException;
    }
}
