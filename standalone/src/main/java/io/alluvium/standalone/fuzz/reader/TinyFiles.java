package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A small real checkpoint, and a directory of its own to break files in. */
final class TinyFiles implements AutoCloseable {

    static final Gpt2Config SHAPE = new Gpt2Config(280, 32, 16, 1, 2, 32, 1e-5);

    private static final double DEVIATION = 0.3;

    private final Path directory;

    private TinyFiles(Path directory) {
        this.directory = directory;
    }

    static TinyFiles create() {
        try {
            Path directory = Files.createTempDirectory("alluvium-fuzz");
            UntrainedCheckpoint.write(
                    directory, SHAPE, List.of("the river leaves its sediment behind the river"), DEVIATION);
            return new TinyFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a tiny checkpoint to break", e);
        }
    }

    Path directory() {
        return directory;
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name + " of a tiny checkpoint", e);
        }
    }

    Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
