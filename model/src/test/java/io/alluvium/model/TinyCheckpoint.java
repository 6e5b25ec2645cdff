package io.alluvium.model;

import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A checkpoint with two small layers and random weights, large enough that every gradient matters. */
final class TinyCheckpoint {
    static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);

    private TinyCheckpoint() {}

    static Path write(Path directory) throws IOException {
        List<String> texts = List.of(
                "the river leaves its sediment behind and the ground keeps what the river carried",
                "a stream passes, the ground remains; the river and the ground are the river's own");
        UntrainedCheckpoint.write(directory, SHAPE, texts, 0.3);
        return directory;
    }
}
