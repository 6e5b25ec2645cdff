package io.alluvium.standalone.train;

import io.alluvium.basemodel.BaseModel;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model to measure with prompts.
 *
 * @param name its name in the report
 * @param directory its checkpoint
 * @param shape its sizes
 */
public record Subject(String name, Path directory, Gpt2Config shape) {

    private static final String BASE = "base";
    private static final String LARGE = "gpt2-124m";
    private static final Gpt2Config LARGE_SHAPE = new Gpt2Config(50257, 1024, 768, 12, 12, 3072, 1e-5);
    private static final double DEVIATION = 0.02;
    private static final int WIDE = 512;
    private static final int ROWS = 16;
    private static final int ROWS_OF_WIDE = 8;

    /** The named model: the bundled one, random weights in the layout of the smallest GPT-2, or a directory. */
    public static Subject of(String name, Path scratch) throws IOException {
        Path directory = switch (name) {
            case BASE -> BaseModel.extract(scratch.resolve(BASE));
            case LARGE -> untrained(scratch.resolve(LARGE));
            default -> Path.of(name);
        };
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("There is no model '" + name + "'; use " + BASE + ", " + LARGE
                    + " or the directory of a checkpoint");
        }
        return new Subject(name, directory, Gpt2Config.read(directory.resolve("config.json")));
    }

    private static Path untrained(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            UntrainedCheckpoint.write(
                    directory, LARGE_SHAPE, List.of("a river leaves the ground what the river carried"), DEVIATION);
        }
        return directory;
    }

    /** Texts of a batch that suit the model. */
    int rows() {
        return shape.width() > WIDE ? ROWS_OF_WIDE : ROWS;
    }
}
