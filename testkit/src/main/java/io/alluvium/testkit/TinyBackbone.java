package io.alluvium.testkit;

import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real GPT-2 checkpoint of a few kilobytes with random weights: every operation is the real one, only the language is
 * missing. Its bytes are the same on every machine.
 */
public final class TinyBackbone {
    /** Vocabulary 300, context 64, width 32, two layers of two heads. */
    public static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);

    private static final double DEVIATION = 0.3;
    private static final List<String> TEXTS = List.of(
            "the river leaves its sediment behind and the ground keeps what the river carried",
            "a stream passes, the ground remains; the river and the ground are the river's own");

    private TinyBackbone() {}

    /** A fresh copy of the checkpoint in a temporary directory of this process; versions name it by its last part. */
    public static Path directory() {
        try {
            Path directory = Files.createDirectory(
                    Files.createTempDirectory("tiny-backbone").resolve("tiny"));
            write(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("writing the tiny backbone", e);
        }
    }

    /** Writes the checkpoint into {@code directory}. */
    public static void write(Path directory) throws IOException {
        UntrainedCheckpoint.write(directory, SHAPE, TEXTS, DEVIATION);
    }
}
